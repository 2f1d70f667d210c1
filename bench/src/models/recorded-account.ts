import type { Optimization } from '@prompt-refinery/client';
import { countTokens } from '@refinery/text/count-tokens.ts';
import { hasChange, mend, type Recorded } from './recorded.ts';
import type { Spent } from './recorded-fakes.ts';

export const HEAD = [
  ...['level', 'prompts', 'saved by the model', 'saved by the result', 'whole', 'mix', 'local'],
  ...['changes', 'in the result', 'refining', 'reading', 'repairing', 'spent/original'],
];

export interface Answered {
  recorded: Recorded;
  answer: Optimization;
}

/** One row of the table: what became of the recorded rewrites, and tokens over all of them. */
export function accountOf(name: string, answered: readonly Answered[], spent: Spent): (string | number)[] {
  const sum = (value: (one: Answered) => number): number =>
    answered.reduce((total, one) => total + value(one), 0);
  const original = sum(({ answer }) => answer.originalTokens);
  const saved = (left: number): string => `${((100 * (original - left)) / original).toFixed(1)} %`;
  const perToken = (tokens: number): string => (tokens / original).toFixed(2);
  const { refining, reading, repairing } = spent;
  return [
    ...[name, answered.length],
    saved(sum(({ recorded }) => countTokens(recorded.rewritten))),
    saved(sum(({ answer }) => answer.refinedTokens)),
    ...WAYS.map((way) => answered.filter((one) => wayOf(one) === way).length),
    ...[sum(({ recorded }) => recorded.changes.length), sum((one) => changesIn(one).length)],
    ...[refining, reading, repairing, refining + reading + repairing].map(perToken),
  ];
}

const WAYS = ['whole', 'mix', 'local'] as const;

/** How a result came about: an answer of the model as it was, a mix of it with the original, or the local refiner. */
function wayOf({ recorded, answer }: Answered): (typeof WAYS)[number] {
  if (answer.provider === 'local') return 'local';
  const text = answer.refinedText.trim();
  const { rewritten, changes } = recorded;
  return [rewritten, mend(rewritten, changes)].some((whole) => whole.trim() === text) ? 'whole' : 'mix';
}

/** The labelled changes that a result still has. */
const changesIn = ({ recorded, answer }: Answered) =>
  answer.provider === 'local'
    ? []
    : recorded.changes.filter((change) => hasChange(answer.refinedText, change));

/** Prints up to `most` results that are not whole, and all changes that are still in a result. */
export function showRecorded(answered: readonly Answered[], most: number): void {
  for (const one of answered.filter((each) => wayOf(each) !== 'whole').slice(0, most))
    console.log(
      `${one.recorded.prompt.id} ${one.recorded.level} ${wayOf(one)}: ${one.answer.warnings.join(' ')}`,
    );
  if (most === 0) return;
  for (const one of answered)
    for (const { original, rewritten } of changesIn(one))
      console.log(
        `${one.recorded.prompt.id} ${one.recorded.level} has ${JSON.stringify(rewritten)} for ${JSON.stringify(original)}`,
      );
}
