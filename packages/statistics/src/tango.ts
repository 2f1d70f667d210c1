import { lastWhere } from './bisect.ts';
import type { Limits } from './mean-limits.ts';

/** How many of n pairs differ. */
export interface Pairs {
  n: number;
  /** Where the candidate passes and the baseline fails. */
  gained: number;
  /** Where the candidate fails and the baseline passes. */
  lost: number;
}

/**
 * The score for the claim that the rate at which the candidate passes is greater than the baseline's by
 * exactly `difference`: it is about normally distributed where the claim holds.
 *
 * Tango, “Equivalence test and confidence interval for the difference in proportions for the paired-sample
 * design”, Statistics in Medicine 17 (1998), equations 3 and 5.
 */
export function tangoScore({ n, gained, lost }: Pairs, difference: number): number {
  const a = 2 * n;
  const b = -gained - lost + (2 * n - gained + lost) * difference;
  const c = -lost * difference * (1 - difference);
  // The most likely rate of lost pairs under the claim.
  const rate = (Math.sqrt(Math.max(b * b - 4 * a * c, 0)) - b) / (2 * a);
  const variance = n * (2 * rate + difference * (1 - difference));
  const distance = gained - lost - n * difference;
  if (variance <= 0) return distance === 0 ? 0 : Math.sign(distance) * Number.POSITIVE_INFINITY;
  return distance / Math.sqrt(variance);
}

/**
 * Between which the difference of two rates is, of which both were seen on the same n items, once.
 * @param z the quantile of the normal distribution at 1 − α for each limit, such as 1.645 for 5 %
 */
export function tangoLimits(pairs: Pairs, z: number): Limits {
  if (pairs.n === 0) return { lower: -1, upper: 1 };
  const observed = (pairs.gained - pairs.lost) / pairs.n;
  const lower = lastWhere(-1, observed, (difference) => tangoScore(pairs, difference) > z);
  const upper = -lastWhere(-1, -observed, (difference) => tangoScore(pairs, -difference) < -z);
  return { lower, upper };
}
