import type { AbTestReply } from '@refinery/contracts/ab-tests.ts';
import type { MetricState } from '@refinery/db/schema/ab-tests.ts';
import type { AbTestRow } from './ab-test-rows.ts';
import { differenceOf, guardOf, mismatchOf } from './internal/evidence.ts';

/** Larger ones say no more, and JSON has no number for the largest. */
const MOST_EVIDENCE = 1e100;

/** A test with what is known of it. */
export function toAbTestReply(row: AbTestRow): AbTestReply {
  const { id, promptId, label, status, metric, missing, windowHours, alpha, minUnits, autoPromote } = row;
  return {
    id,
    promptId,
    label,
    status,
    metric,
    missing,
    windowHours,
    alpha,
    minUnits,
    autoPromote,
    arms: row.arms.map((arm, place) => ({
      ...arm,
      exposed: row.exposed[place] ?? 0,
      closed: row.state[0]?.arms[place]?.units ?? 0,
      mean: meanOf(row.state[0], place),
    })),
    comparisons: comparisonsOf(row),
    guardrails: guardrailsOf(row),
    srm: mismatchesOf(row),
    winner: row.winner,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** At which rate one arm may win by mistake: each of k − 1 comparisons may err to both sides. */
export const alphaOfWinner = ({ alpha, arms }: AbTestRow): number => alpha / (2 * (arms.length - 1));

function comparisonsOf(row: AbTestRow): AbTestReply['comparisons'] {
  const [state] = row.state;
  if (!state) return [];
  return row.arms.slice(1).map(({ version }, place) => {
    const { log, lower, upper, verdict } = differenceOf(row, state, place + 1, alphaOfWinner(row));
    const difference = beside(meanOf(state, place + 1), meanOf(state, 0));
    return { arm: version, difference, lower, upper, eValue: evidenceOf(log), verdict };
  });
}

const guardrailsOf = (row: AbTestRow): AbTestReply['guardrails'] =>
  row.guardrails.map((guardrail, at) => ({
    ...guardrail,
    arms: row.arms.slice(1).map(({ version }, place) => {
      const state = row.state[at + 1];
      const difference = beside(meanOf(state, place + 1), meanOf(state, 0));
      return {
        version,
        difference: difference === null ? null : difference * guardrail.cap,
        ...(state
          ? guardOf(row, state, { arm: place + 1, metric: at + 1, alpha: row.alpha })
          : { proven: false, breached: false }),
      };
    }),
  }));

/** Of units that were exposed, and of those that are counted. */
export function mismatchesOf(row: AbTestRow): AbTestReply['srm'] {
  const exposed = mismatchOf(row, row.exposed);
  const counted = mismatchOf(row, row.state[0]?.arms.map(({ units }) => units) ?? []);
  return {
    exposed: evidenceOf(exposed.log),
    counted: evidenceOf(counted.log),
    mismatch: exposed.isMismatch || counted.isMismatch,
  };
}

const evidenceOf = (log: number): number => Math.min(Math.exp(log), MOST_EVIDENCE);

function meanOf(state: MetricState | undefined, place: number): number | null {
  const { units, sum } = state?.arms[place] ?? { units: 0, sum: 0 };
  return units === 0 ? null : sum / units;
}

const beside = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one - other;
