import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge } from './cases.ts';
import { printCorpora, printKinds, printLanguages, printSummary } from './print.ts';
import { readCorpora, readRewrites } from './rewrites.ts';
import { printSpeed } from './speed.ts';
import { printWrong } from './wrong.ts';

/**
 * What the guard says of rewrites that people labelled as damage or harmless, and of the references of
 * realistic prompts: `meaning/pairs.jsonl` and `realistic/prompts.jsonl` below the folder of the data. The
 * speed is measured with `refinement/*.jsonl` as other texts.
 */
const SECTIONS = ['summary', 'kinds', 'languages', 'corpora', 'speed'];

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    /** One section instead of all. */
    only: { type: 'string', multiple: true, default: SECTIONS },
    /**
     * Print so many wrong answers instead of the tables, of kinds whose name contains `--kind` and of one
     * `--label`.
     */
    show: { type: 'string' },
    kind: { type: 'string', default: '' },
    label: { type: 'string' },
    /**
     * Write `{id, passed}` for every labelled pair into this file, for a scorer that is no part of the
     * project.
     */
    verdicts: { type: 'string' },
  },
});

const cases = readRewrites(values.data).map(judge);
if (values.verdicts !== undefined) {
  const lines = cases
    .filter(({ label }) => label !== 'reference')
    .map(({ id, result }) => `${JSON.stringify({ id, passed: result.passed })}\n`);
  writeFileSync(values.verdicts, lines.join(''));
}
if (values.show !== undefined) {
  printWrong(cases, { most: Number(values.show), kind: values.kind, label: values.label });
} else {
  if (values.only.includes('summary')) printSummary(cases);
  if (values.only.includes('kinds')) printKinds(cases);
  if (values.only.includes('languages')) printLanguages(cases);
  if (values.only.includes('corpora'))
    printCorpora(readCorpora().map(([name, rewrites]) => [name, rewrites.map(judge)]));
  if (values.only.includes('speed')) await printSpeed(values.data);
}
