import { randomUUID } from 'node:crypto';
import { sendAsTenant } from '@refinery/db/send-as-tenant.ts';
import type { Context } from '../../context/context.ts';
import type { Kind, Outcome, WorkItem, WorkJob } from '../kind.ts';
import type { Lane } from '../tables.ts';
import { type SettledItem, settleStatement } from './settle-statement.ts';

/** What became of the items that were claimed under one lease. */
export interface Settlement<Item, Result> {
  leaseToken: string;
  outcomes: readonly Outcome<Item, Result>[];
  /** The lane that claimed them, where it is to go on. */
  lane?: Lane;
}

export interface Settled {
  /**
   * The lane's next queue job, to be enqueued now; null where another has taken its place, or it has ended.
   */
  next: Lane | null;
  /** Whether the job's last item ended with these. */
  finished: boolean;
}

/**
 * Stores what became of a chunk: items, results, counters, quota and the lane's next job in one transaction,
 * and only for items whose lease is still `leaseToken`. An item that was given to somebody else meanwhile is
 * left to them, so each takes effect exactly once and settling twice does no harm.
 */
export async function settleItems<O, P, R>(
  ctx: Context,
  kind: Kind<O, P, unknown, R>,
  job: WorkJob<O>,
  settlement: Settlement<WorkItem & P, R>,
): Promise<Settled> {
  const { leaseToken, outcomes, lane } = settlement;
  const now = ctx.clock.now();
  const writes = await kind.resultWrites(ctx, job, outcomes);
  const next = lane ? { lane, token: randomUUID() } : null;
  const statement = settleStatement(kind, {
    id: { organizationId: job.organizationId, jobId: job.id },
    leaseToken,
    items: outcomes.map((outcome, index) => toSettledItem(outcome, writes.results[index], now)),
    writes,
    next,
    now: now.toISOString(),
  });
  const [rows] = await sendAsTenant(ctx.db, job.organizationId, [statement]);
  const { moved, finished } = rows?.[0] ?? {};
  return {
    next: next && moved === true ? { ...next.lane, token: next.token } : null,
    finished: finished === true,
  };
}

function toSettledItem(outcome: Outcome<WorkItem, unknown>, result: unknown, now: Date): SettledItem {
  const { id, attempts } = outcome.item;
  if (outcome.kind === 'released') {
    return {
      id,
      status: 'pending',
      error: null,
      attempts: outcome.countsAsAttempt ? attempts : attempts - 1,
      available_at: new Date(now.getTime() + outcome.delayMs).toISOString(),
      result: null,
    };
  }
  return {
    id,
    status: outcome.kind,
    error: outcome.kind === 'failed' ? outcome.failure : null,
    attempts,
    available_at: now.toISOString(),
    result: result ?? null,
  };
}
