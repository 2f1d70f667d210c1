import { parseArgs } from 'node:util';
import { type CompressionLevel, countTokens, listPasses, refine } from '@refinery/refiner';
import { type Row, readRows } from './data.ts';
import { LEVELS } from './refiner/quality.ts';
import { printTable } from './table.ts';

/**
 * What each pass of the local refiner saves of each set of prompts beyond what all other passes save, in
 * percent of the set's tokens: which passes earn their place. A pass that saves less than 0.05 % of every set
 * does not.
 */
const SETS = ['refinement/prompts', 'refinement/ifeval', 'refinement/gsm8k', 'refinement/mtbench'];
const LONGER_SETS = ['realistic/prompts', 'field/prompts'];
const EARNS_PERCENT = 0.05;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    level: { type: 'string', default: 'medium' },
  },
});
const level = LEVELS.find((name) => name === values.level);
if (!level) throw new Error(`--level is one of ${LEVELS.join(', ')}.`);

interface Savings {
  set: string;
  /** Of all prompts. */
  tokens: number;
  saved: number;
  /** Tokens by name of the pass. */
  byPass: Map<string, number>;
  editsByPass: Map<string, number>;
}

function measure(set: string, rows: readonly Row[], compressionLevel: CompressionLevel): Savings {
  const savings: Savings = { set, tokens: 0, saved: 0, byPass: new Map(), editsByPass: new Map() };
  for (const { text } of rows) {
    const { refinedText, edits } = refine(text, { compressionLevel });
    const refinedTokens = countTokens(refinedText);
    savings.tokens += countTokens(text);
    savings.saved += countTokens(text) - refinedTokens;
    for (const { pass } of edits) add(savings.editsByPass, pass, 1);
    // Without edits of a pass the text is the same without the pass.
    for (const pass of new Set(edits.map((edit) => edit.pass))) {
      const without = refine(text, { compressionLevel, disabledPasses: [pass] });
      add(savings.byPass, pass, countTokens(without.refinedText) - refinedTokens);
    }
  }
  return savings;
}

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

const percent = (part: number, whole: number): number => (100 * part) / whole;

const all = [...SETS, ...LONGER_SETS].map((set) => measure(set, readRows(values.data, set), level));
const sharesOf = (pass: string): number[] =>
  all.map(({ byPass, tokens }) => percent(byPass.get(pass) ?? 0, tokens));
const editsOf = (pass: string): number =>
  all.reduce((sum, { editsByPass }) => sum + (editsByPass.get(pass) ?? 0), 0);
const passes = [...new Set(listPasses().map(({ name }) => name))]
  .map((name) => ({ name, shares: sharesOf(name), edits: editsOf(name) }))
  .toSorted((a, b) => Math.max(...b.shares) - Math.max(...a.shares));

printTable(
  ['pass', ...all.map(({ set }) => `${set} %`), 'edits', 'earns its place'],
  [
    ['all of them', ...all.map(({ saved, tokens }) => percent(saved, tokens).toFixed(2)), '', ''],
    ...passes.map(({ name, shares, edits }) => [
      name,
      ...shares.map((share) => share.toFixed(3)),
      edits,
      Math.max(...shares) >= EARNS_PERCENT ? 'yes' : 'no',
    ]),
  ],
);
