import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPatterns } from './build-patterns.ts';
import { collectPatterns, judgePatterns } from './findings.ts';
import { sourceFiles } from './source-files.ts';
import { readRecord, writeRecord } from './verdict-record.ts';
import { watchConstructor } from './watch-constructor.ts';

/**
 * Checks that every regular expression of the source takes linear time. Ends with 1 where one does not.
 * `--all` looks at those again that were looked at before; `--write` keeps the verdicts for the next time.
 */
const { all, write } = parseArgs({
  options: { all: { type: 'boolean' }, write: { type: 'boolean' } },
}).values;
const root = resolve(import.meta.dirname, '../../..');
const recordFile = resolve(import.meta.dirname, '../verdicts.txt');
const record = all ? new Map() : readRecord(recordFile);
const before = new Set(record.keys());
const seen = watchConstructor(root);
const collected = await collectPatterns(root, sourceFiles(root), seen, (files) => buildPatterns(root, files));
const findings = [...collected.findings, ...(await judgePatterns(collected.patterns, record))];
const added = [...record.keys()].filter((key) => !before.has(key)).length;
if (write) writeRecord(recordFile, record);

for (const finding of findings) console.log(finding);
console.log(
  `${collected.patterns.length} patterns, ${added} of them new to verdicts.txt, ${findings.length} to mend`,
);
// The analyser's process would go on waiting for work.
process.exit(findings.length === 0 ? 0 : 1);
