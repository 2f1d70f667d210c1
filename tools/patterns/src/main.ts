import { resolve } from 'node:path';
import { buildPatterns } from './build-patterns.ts';
import { collectPatterns, judgePatterns } from './findings.ts';
import { sourceFiles } from './source-files.ts';
import { watchConstructor } from './watch-constructor.ts';

/** Checks that every regular expression of the source takes linear time. Ends with 1 where one does not. */
const root = resolve(import.meta.dirname, '../../..');
const seen = watchConstructor(root);
const collected = await collectPatterns(root, sourceFiles(root), seen, (files) => buildPatterns(root, files));
const findings = [...collected.findings, ...(await judgePatterns(collected.patterns))];

for (const finding of findings) console.log(finding);
console.log(`${collected.patterns.length} patterns, ${findings.length} to mend`);
// The analyser's process would go on waiting for work.
process.exit(findings.length === 0 ? 0 : 1);
