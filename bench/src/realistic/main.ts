import { parseArgs } from 'node:util';
import { refine } from '@refinery/refiner';
import type { CompressionLevel } from '@refinery/refiner/model/types.ts';
import { countTokens } from '@refinery/text/count-tokens.ts';
import { readRows } from '../data.ts';
import type { RealisticPrompt } from '../realistic.ts';
import { printTable } from '../table.ts';

/**
 * What the local refiner saves on prompts as people write them (`<data>/realistic/prompts.jsonl`), by level,
 * kind and language, beside what a careful human saves, and in how many prompts it changes a piece of pasted
 * material.
 */
const LEVELS: readonly CompressionLevel[] = ['low', 'medium', 'high'];

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });

interface Result extends RealisticPrompt {
  before: number;
  human: number;
  /** By level. */
  after: number[];
  changed: boolean[];
}

const results = readRows<RealisticPrompt>(values.data, 'realistic/prompts').map((prompt): Result => {
  const refined = LEVELS.map((compressionLevel) => refine(prompt.text, { compressionLevel }).refinedText);
  return {
    ...prompt,
    before: countTokens(prompt.text),
    human: countTokens(prompt.reference),
    after: refined.map(countTokens),
    changed: refined.map((text) => prompt.material.some((piece) => !text.includes(piece))),
  };
});

const sum = (rows: readonly Result[], of: (row: Result) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Tokens saved of all tokens of the prompts, in percent. */
const saved = (rows: readonly Result[], of: (row: Result) => number): string =>
  (100 * (1 - sum(rows, of) / sum(rows, ({ before }) => before))).toFixed(1);

const row = (name: string, rows: readonly Result[]): (string | number)[] => [
  name,
  rows.length,
  ...LEVELS.map((_, at) => saved(rows, ({ after }) => after[at] ?? 0)),
  saved(rows, ({ human }) => human),
];

/**
 * What version 0.2.0 saved of the 60 prompts, in percent, and how many of the 35 with pasted material it
 * changed.
 */
const EARLIER = { saved: ['1.3', '2.0', '7.4'], changed: [3, 7, 12] };

const HEAD = ['prompts', 'low %', 'medium %', 'high %', 'a human %'];
printTable(
  ['', ...HEAD],
  [
    row('all', results),
    ['all, by 0.2.0', results.length, ...EARLIER.saved, saved(results, ({ human }) => human)],
  ],
);
for (const key of ['kind', 'lang'] as const)
  printTable(
    [key, ...HEAD],
    [...Map.groupBy(results, (result) => result[key])].map(([name, rows]) => row(name, rows)),
  );
const pasted = results.filter(({ material }) => material.length > 0);
printTable(
  ['', 'low', 'medium', 'high'],
  [
    [
      `prompts whose material changed, of ${pasted.length}`,
      ...LEVELS.map((_, at) => pasted.filter(({ changed }) => changed[at]).length),
    ],
    ['the same, by 0.2.0', ...EARLIER.changed],
  ],
);
