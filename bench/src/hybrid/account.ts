import type { Optimization } from '@prompt-refinery/client';

export const HEAD = [
  'mode',
  'by the model',
  'original tokens',
  'spent: in',
  'spent: out',
  'saved per use',
  'pays after uses',
  'median prompt',
  'never pays',
  'against local',
];

const savedBy = (answers: readonly Optimization[]): number =>
  answers.reduce((total, one) => total + one.originalTokens - one.refinedTokens, 0);

/** Uses after which so many spent tokens are paid. */
const usesToPay = (spent: number, saved: number): string | number =>
  saved > 0 ? Math.ceil(spent / saved) : 'never';

/**
 * One row of the table: sums over all prompts, and when their cost is paid: together, for the median prompt,
 * and counting only what is saved beyond the local refiner, which costs nothing.
 */
export function accountOf(
  mode: string,
  answers: readonly Optimization[],
  local: readonly Optimization[],
): string[] {
  const sum = (value: (answer: Optimization) => number) =>
    answers.reduce((total, one) => total + value(one), 0);
  const spent = sum((one) => one.usage.spentTokens);
  const saved = savedBy(answers);
  const uses = answers
    .map(
      (one) => one.paysAfterUses ?? (one.refinedTokens < one.originalTokens ? 0 : Number.POSITIVE_INFINITY),
    )
    .sort((a, b) => a - b);
  const middle = uses[Math.floor(uses.length / 2)] ?? Number.POSITIVE_INFINITY;
  return [
    mode,
    answers.filter((one) => one.provider !== 'local').length,
    sum((one) => one.originalTokens),
    sum((one) => one.usage.inputTokens),
    sum((one) => one.usage.outputTokens),
    saved,
    usesToPay(spent, saved),
    Number.isFinite(middle) ? middle : 'never',
    uses.filter((one) => one === Number.POSITIVE_INFINITY).length,
    answers === local ? '' : usesToPay(spent, saved - savedBy(local)),
  ].map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell));
}
