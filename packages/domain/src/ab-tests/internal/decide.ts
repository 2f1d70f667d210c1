import type { AbTestRow } from '../ab-test-rows.ts';
import { alphaOfWinner, mismatchesOf } from '../to-ab-test-reply.ts';
import { differenceOf, guardOf } from './evidence.ts';

/** How a test ends. */
export interface Decision {
  status: 'decided' | 'halted';
  /** The version; null where it was halted. */
  winner: number | null;
  reason: string;
}

/** Whether a test ends with what is known now, and how; null: it goes on. Harm comes first. */
export function decide(row: AbTestRow): Decision | null {
  if (mismatchesOf(row).mismatch)
    return halt('The units are not shared out by the weights: something is wrong with how they are exposed.');
  const breach = findBreach(row);
  if (breach) return halt(breach);
  const [winner] = winnersOf(row);
  if (winner === undefined) return null;
  return { status: 'decided', winner, reason: `Version ${winner} is better and keeps all guardrails.` };
}

const halt = (reason: string): Decision => ({ status: 'halted', winner: null, reason });

/** Each arm but the first with each guardrail. */
const guards = (row: AbTestRow, arm: number) =>
  row.guardrails.map((guardrail, at) => {
    const state = row.state[at + 1];
    const known = state
      ? guardOf(row, state, { arm, metric: at + 1, alpha: row.alpha })
      : { proven: false, breached: false };
    return { ...known, name: guardrail.metric };
  });

function findBreach(row: AbTestRow): string | null {
  for (const [place, { version }] of row.arms.slice(1).entries()) {
    const breached = guards(row, place + 1).find((guard) => guard.breached);
    if (breached) return `Version ${version} does not keep the guardrail ${breached.name}.`;
  }
  return null;
}

/** The versions that may win, the one with the strongest evidence first. */
function winnersOf(row: AbTestRow): number[] {
  const [state] = row.state;
  if (!state) return [];
  const hasEnough = (arm: number) => (state.arms[arm]?.units ?? 0) >= row.minUnits;
  if (!hasEnough(0)) return [];
  return row.arms
    .slice(1)
    .map(({ version }, place) => ({
      version,
      arm: place + 1,
      difference: differenceOf(row, state, place + 1, alphaOfWinner(row)),
    }))
    .filter(
      ({ arm, difference }) =>
        hasEnough(arm) && difference.verdict === 'better' && guards(row, arm).every(({ proven }) => proven),
    )
    .sort((a, b) => b.difference.log - a.difference.log)
    .map(({ version }) => version);
}
