import type { AbArm, Guardrail, MetricState } from '@refinery/db/schema/ab-tests.ts';
import { rejects } from '@refinery/statistics/capital.ts';
import { sampleRatioOf } from '@refinery/statistics/sample-ratio.ts';
import { type Claim, TwoArms } from '@refinery/statistics/two-arms.ts';

/** Differences of which it is known at any time whether they are exceeded: what the limits are read from. */
const STEPS = [0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5];
const POINTS: readonly number[] = [...STEPS.map((step) => -step).reverse(), 0, ...STEPS];
const NO_DIFFERENCE = POINTS.indexOf(0);
const CLAIMS: readonly Claim[] = POINTS.map((points) => ({ relative: 0, points }));

type Settings = { arms: readonly AbArm[]; guardrails: readonly Guardrail[] };

/** What is bet on of a metric: 0 is that of the test, the others are guardrails. */
function claimsOf({ guardrails }: Settings, metric: number): readonly Claim[] {
  if (metric === 0) return CLAIMS;
  const { maxIncrease = 0, maxPoints = 0, cap = 1 } = guardrails[metric - 1] ?? {};
  return [{ relative: maxIncrease ?? 0, points: (maxPoints ?? 0) / cap }];
}

/** A metric before its first unit. */
const emptyMetric = (settings: Settings, claims: readonly Claim[]): MetricState => ({
  cursor: null,
  arms: settings.arms.map(() => ({ units: 0, sum: 0 })),
  comparisons: settings.arms.slice(1).map((_, place) => {
    const share = shareOf(settings.arms, place + 1);
    return claims.map((claim) => new TwoArms(share, claim).state);
  }),
});

/** A test before its first unit. */
export const emptyState = (settings: Settings): MetricState[] =>
  Array.from({ length: settings.guardrails.length + 1 }, (_, metric) =>
    emptyMetric(settings, claimsOf(settings, metric)),
  );

/** The share of an arm of the units of itself and the first arm. */
function shareOf(arms: readonly AbArm[], arm: number): number {
  const own = arms[arm]?.weight ?? 0;
  return own / (own + (arms[0]?.weight ?? 0));
}

/** A unit whose window is over; its value between 0 and 1. */
export interface ClosedUnit {
  arm: number;
  value: number;
}

/** Counts units of a metric, in their order. */
export function countUnits(
  settings: Settings,
  metric: number,
  state: MetricState,
  units: readonly ClosedUnit[],
): Pick<MetricState, 'arms' | 'comparisons'> {
  const claims = claimsOf(settings, metric);
  const arms = state.arms.map((arm) => ({ ...arm }));
  const bets = state.comparisons.map((states, place) =>
    states.map((one, at) => {
      const claim = claims[at] ?? { relative: 0, points: 0 };
      return new TwoArms(shareOf(settings.arms, place + 1), claim, one);
    }),
  );
  for (const { arm, value } of units) {
    const counted = arms[arm];
    if (!counted) continue;
    counted.units += 1;
    counted.sum += value;
    // A unit of the first arm counts in every comparison, any other in that of its arm.
    for (const [place, comparison] of bets.entries()) {
      if (arm !== 0 && arm !== place + 1) continue;
      for (const bet of comparison) bet.count({ isTreatment: arm !== 0, value });
    }
  }
  return { arms, comparisons: bets.map((comparison) => comparison.map(({ state: now }) => now)) };
}

/** What is known of the difference of an arm from the first one. */
export interface Difference {
  /** The natural logarithm of the capital that bets on more than 0. */
  log: number;
  lower: number;
  upper: number;
  verdict: 'better' | 'worse' | 'inconclusive';
}

/** @param alpha the error rate of each of both limits */
export function differenceOf(settings: Settings, state: MetricState, arm: number, alpha: number): Difference {
  const share = shareOf(settings.arms, arm);
  const bets = (state.comparisons[arm - 1] ?? []).map(
    (one, at) => new TwoArms(share, CLAIMS[at] ?? { relative: 0, points: 0 }, one),
  );
  const exceeded = POINTS.filter((_, at) => rejects(bets[at]?.above ?? 0, alpha));
  const missed = POINTS.filter((_, at) => rejects(bets[at]?.below ?? 0, alpha));
  const none = bets[NO_DIFFERENCE];
  const isBetter = none !== undefined && rejects(none.above, alpha);
  const isWorse = none !== undefined && rejects(none.below, alpha);
  return {
    log: none?.above ?? 0,
    lower: Math.max(-1, ...exceeded),
    upper: Math.min(1, ...missed),
    verdict: isBetter ? 'better' : isWorse ? 'worse' : 'inconclusive',
  };
}

/** Whether an arm certainly keeps the limit of a guardrail, or certainly does not. */
export function guardOf(
  settings: Settings,
  state: MetricState,
  { arm, metric, alpha }: { arm: number; metric: number; alpha: number },
): { proven: boolean; breached: boolean } {
  const [claim] = claimsOf(settings, metric);
  const one = state.comparisons[arm - 1]?.[0];
  if (!claim || !one) return { proven: false, breached: false };
  const bet = new TwoArms(shareOf(settings.arms, arm), claim, one);
  return { proven: rejects(bet.below, alpha), breached: rejects(bet.above, alpha) };
}

/** How strongly units speak against the weights. */
export const mismatchOf = ({ arms }: Settings, counts: readonly number[]) =>
  sampleRatioOf(
    counts,
    arms.map(({ weight }) => weight),
  );
