import { lastWhere } from './bisect.ts';
import { Capital, rejects } from './capital.ts';

export interface Limits {
  lower: number;
  upper: number;
}

/** What is known of values before they are seen. */
export interface Bounds {
  least: number;
  most: number;
}

export interface LimitOptions extends Bounds {
  /** What is bet; see `fractions.ts`. */
  fractions: readonly number[];
  /** The error rate of each of the two limits. */
  alpha: number;
}

/**
 * The logarithm of the capital of a bet that the mean of values is more than `mean`, however often somebody
 * has looked at it.
 */
export function evidenceAbove(
  values: Iterable<number>,
  mean: number,
  options: Omit<LimitOptions, 'alpha'>,
): number {
  const { least, fractions } = options;
  // Nothing lies below the least value, and one that is less cannot be lost.
  if (mean < least) return Number.POSITIVE_INFINITY;
  const capital = new Capital(fractions);
  const worst = Math.max(mean - least, Number.MIN_VALUE);
  for (const value of values) capital.bet(value - mean, worst);
  return capital.log;
}

/** The same of a bet that it is less. */
export function evidenceBelow(
  values: Iterable<number>,
  mean: number,
  options: Omit<LimitOptions, 'alpha'>,
): number {
  const { least, most, fractions } = options;
  const mirrored = { least: -most, most: -least, fractions };
  return evidenceAbove(negated(values), -mean, mirrored);
}

/**
 * Between which the mean is that values come from: each limit is wrong with a probability of α at most, also
 * for somebody who looks after every value. Without values, the bounds.
 * @param values each within the bounds
 */
export function meanLimits(values: readonly number[], options: LimitOptions): Limits {
  const { least, most, alpha } = options;
  const isAbove = (mean: number) => rejects(evidenceAbove(values, mean, options), alpha);
  const isBelow = (mean: number) => rejects(evidenceBelow(values, -mean, options), alpha);
  const lower = lastWhere(least, most, (mean) => mean === least || isAbove(mean));
  const upper = -lastWhere(-most, -least, (mean) => mean === -most || isBelow(mean));
  return { lower, upper };
}

function* negated(values: Iterable<number>): Generator<number> {
  for (const value of values) yield -value;
}
