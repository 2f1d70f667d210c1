import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { failureOf } from '../../usage/failure.ts';
import type { Kind, Outcome, WorkItem, WorkJob } from '../kind.ts';
import { type Settled, type Settlement, settleItems } from './settle.ts';

/** Waits between tries while the database is away: what vendors were paid for is not thrown away at once. */
const RETRY_WAITS_MS = [100, 400, 1_600];

/**
 * Settles a chunk whatever happens: waits for a database that is away for a moment, and where the database
 * refuses what one item brought, fails that item alone. Throws where the database stays away; the items are
 * then free again when their lease ends.
 */
export async function settleChunk<O, P, R>(
  ctx: Context,
  kind: Kind<O, P, unknown, R>,
  job: WorkJob<O>,
  settlement: Settlement<WorkItem & P, R>,
): Promise<Settled> {
  for (const waitMs of [...RETRY_WAITS_MS, null]) {
    try {
      return await settleItems(ctx, kind, job, settlement);
    } catch (error) {
      if (isRefusedData(error)) break;
      if (waitMs === null || error instanceof DomainError) throw error;
      ctx.logger.warn({ err: error, [kind.idName]: job.id }, 'chunk not stored, trying again');
      await sleep(waitMs);
    }
  }
  let finished = false;
  for (const outcome of settlement.outcomes) {
    const settled = await settleAlone(ctx, kind, job, { leaseToken: settlement.leaseToken, outcome });
    finished ||= settled.finished;
  }
  const last = await settleItems(ctx, kind, job, { ...settlement, outcomes: [] });
  return { next: last.next, finished };
}

async function settleAlone<O, P, R>(
  ctx: Context,
  kind: Kind<O, P, unknown, R>,
  job: WorkJob<O>,
  { leaseToken, outcome }: { leaseToken: string; outcome: Outcome<WorkItem & P, R> },
): Promise<Settled> {
  try {
    return await settleItems(ctx, kind, job, { leaseToken, outcomes: [outcome] });
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    ctx.logger.error({ err: error, itemId: outcome.item.id }, 'result cannot be stored');
    const failed = { kind: 'failed' as const, item: outcome.item, failure: failureOf(error) };
    return settleItems(ctx, kind, job, { leaseToken, outcomes: [failed] });
  }
}

/**
 * SQLSTATE classes 22 (data exception), 23 (constraint) and 54 (limit exceeded): trying again gives the same.
 */
function isRefusedData(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && /^(22|23|54)/.test(current.code))
      return true;
  }
  return false;
}
