import type { AbTest } from '@prompt-refinery/client';

/** From here on the API halts a test because its units are not shared out by the weights. */
export const MISMATCH = 1_000;
const STRONG = 100;
const SOME = 10;

/** The evidence that an arm needs to win: each comparison may err to both sides. */
export const evidenceNeeded = ({ alpha, arms }: Pick<AbTest, 'alpha' | 'arms'>): number =>
  // An alpha such as 0.03 has no exact binary number.
  Math.round(((2 * (arms.length - 1)) / alpha) * 1e6) / 1e6;

/** How strongly units speak against the weights, in words. */
export function ratioOf({ exposed, counted, mismatch }: AbTest['srm']) {
  const most = Math.max(exposed, counted);
  if (mismatch || most >= MISMATCH) return 'certain';
  if (most >= STRONG) return 'strong';
  return most >= SOME ? 'some' : 'none';
}

/** Narrowest axis of differences. */
const LEAST = 0.02;

/** How far the axis of the picture goes to both sides, so that every limit is on it. */
export const axisOf = (comparisons: AbTest['comparisons']): number =>
  Math.max(LEAST, ...comparisons.flatMap(({ lower, upper }) => [Math.abs(lower), Math.abs(upper)]));

/** What is known of a guardrail of an arm. */
export const stateOf = ({ proven, breached }: { proven: boolean; breached: boolean }) =>
  breached ? 'breached' : proven ? 'proven' : 'open';
