import type { Limits } from './mean-limits.ts';

/**
 * What is known of a candidate beside its baseline. `equivalent`: neither better nor worse by more than the
 * margin. `not_worse`: not worse by more than the margin, perhaps better. `worse`: certainly worse, perhaps
 * by more than the margin. `inconclusive`: it may be either.
 */
export type Verdict = 'better' | 'equivalent' | 'not_worse' | 'worse' | 'inconclusive';

/**
 * @param margin what a difference may be without being one that matters: 0 or more, in the unit of the limits
 */
export function verdictOf({ lower, upper }: Limits, margin: number): Verdict {
  if (lower > 0) return 'better';
  if (lower > -margin) return upper < margin ? 'equivalent' : 'not_worse';
  return upper < 0 ? 'worse' : 'inconclusive';
}

/** Whether the candidate may take the baseline's place. */
export const isNotWorse = (verdict: Verdict): boolean =>
  verdict === 'better' || verdict === 'equivalent' || verdict === 'not_worse';

const ORDER: readonly Verdict[] = ['worse', 'inconclusive', 'not_worse', 'equivalent', 'better'];

/** What holds of several measures together: the least good of their verdicts. */
export const leastOf = (verdicts: readonly Verdict[]): Verdict =>
  ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'inconclusive';
