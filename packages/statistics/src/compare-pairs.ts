import { FRACTIONS_OF_FEW } from './fractions.ts';
import { type Limits, meanLimits } from './mean-limits.ts';
import { type Pairs, tangoLimits } from './tango.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** The quantile of the normal distribution at 95 %. */
export const Z_95 = 1.6448536269514722;
/** The error rate of each limit. */
export const ALPHA = 0.05;

/** Scores of the same items, or clusters of items: each between 0 and 1, those of repeats averaged. */
export interface ScoredPair {
  baseline: number;
  candidate: number;
}

export interface CompareOptions {
  /** What the candidate may be worse by: 0 or more, in points of scores between 0 and 1. */
  margin: number;
  /** Whether somebody may have looked before all items were there. */
  isSequential?: boolean;
  /**
   * Whether a pair may stand for several outputs of an arm: repeats, or a cluster. Averages that happen to be
   * 0 or 1 are no passes and failures.
   */
  isAveraged?: boolean;
  /**
   * Items without a score, and not at random: the limits allow for the worst and the best that they might
   * have scored.
   */
  missing?: number;
}

export type Method = 'tango' | 'betting';

export interface Comparison extends Limits {
  n: number;
  means: ScoredPair;
  /** Of the means: more than 0 where the candidate is better. */
  difference: number;
  method: Method;
  verdict: Verdict;
}

/**
 * Compares a candidate with its baseline by what both made of the same items, with one-sided limits of 95 %.
 * Items that pass or fail, once each and all of them there, are compared by Tango's score interval. All
 * others by a betting interval, which holds for any scores and whenever somebody looks. A t test would be
 * wrong for 6 to 15 % of comparisons with rare losses, not for 5 %.
 */
export function comparePairs(
  pairs: readonly ScoredPair[],
  { margin, isSequential = false, isAveraged = false, missing = 0 }: CompareOptions,
): Comparison {
  const differences = pairs.map(({ baseline, candidate }) => candidate - baseline);
  const isForOneLook = !isSequential && !isAveraged && pairs.every(isPassOrFail);
  const method = isForOneLook ? 'tango' : 'betting';
  const limits = allowFor(missing, limitsOf(differences, method), pairs.length);
  return {
    n: pairs.length,
    means: { baseline: meanOf(pairs, 'baseline'), candidate: meanOf(pairs, 'candidate') },
    difference: differences.reduce((sum, difference) => sum + difference, 0) / Math.max(pairs.length, 1),
    ...limits,
    method,
    verdict: verdictOf(limits, margin),
  };
}

/**
 * Between which the mean of all is, if that of `n` is between the limits, and those that are missing may
 * differ by anything from −1 to 1.
 */
function allowFor(missing: number, { lower, upper }: Limits, n: number): Limits {
  if (missing === 0) return { lower, upper };
  const all = n + missing;
  return { lower: (n * lower - missing) / all, upper: (n * upper + missing) / all };
}

/** Between which the mean of differences between −1 and 1 is. */
export function limitsOf(differences: readonly number[], method: Method): Limits {
  if (method === 'tango') return tangoLimits(countPairs(differences), Z_95);
  return meanLimits(differences, { least: -1, most: 1, fractions: FRACTIONS_OF_FEW, alpha: ALPHA });
}

function countPairs(differences: readonly number[]): Pairs {
  const count = (sign: number) => differences.filter((difference) => difference === sign).length;
  return { n: differences.length, gained: count(1), lost: count(-1) };
}

const isPassOrFail = ({ baseline, candidate }: ScoredPair): boolean =>
  [baseline, candidate].every((score) => score === 0 || score === 1);

const meanOf = (pairs: readonly ScoredPair[], of: keyof ScoredPair): number =>
  pairs.reduce((sum, pair) => sum + pair[of], 0) / Math.max(pairs.length, 1);
