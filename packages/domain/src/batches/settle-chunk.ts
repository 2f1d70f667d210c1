import { setTimeout as sleep } from 'node:timers/promises';
import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { newId } from '@refinery/db/ids.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { failureOf } from '../optimizations/failure.ts';
import type { ClaimedBatch } from './claimed.ts';
import type { ItemOutcome } from './refine-item.ts';
import { type Settlement, settleItems } from './settle-items.ts';

/** Waits between tries while the database is away: what vendors were paid for is not thrown away at once. */
const RETRY_WAITS_MS = [100, 400, 1_600];

/**
 * Settles a chunk whatever happens: waits for a database that is away for a moment, and where the database refuses what
 * one item brought, fails that item alone. Throws where the database stays away; the items are then free again when
 * their lease ends.
 */
export async function settleChunk(
  ctx: Context,
  batch: ClaimedBatch,
  settlement: Settlement,
): Promise<LaneJob | null> {
  for (const waitMs of [...RETRY_WAITS_MS, null]) {
    try {
      return await settleItems(ctx, batch, settlement);
    } catch (error) {
      if (isRefusedData(error)) break;
      if (waitMs === null || error instanceof DomainError) throw error;
      ctx.logger.warn({ err: error, batchId: batch.id }, 'chunk not stored, trying again');
      await sleep(waitMs);
    }
  }
  for (const outcome of settlement.outcomes) await settleAlone(ctx, batch, settlement.leaseToken, outcome);
  return settleItems(ctx, batch, { ...settlement, outcomes: [] });
}

async function settleAlone(
  ctx: Context,
  batch: ClaimedBatch,
  leaseToken: string,
  outcome: ItemOutcome,
): Promise<void> {
  try {
    await settleItems(ctx, batch, { leaseToken, outcomes: [outcome] });
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    ctx.logger.error({ err: error, itemId: outcome.item.id }, 'result cannot be stored');
    const { item } = outcome;
    const failed: ItemOutcome = { kind: 'failed', item, failure: failureOf(error), optimizationId: newId() };
    await settleItems(ctx, batch, { leaseToken, outcomes: [failed] });
  }
}

/** SQLSTATE classes 22 (data exception), 23 (constraint) and 54 (limit exceeded): trying again gives the same. */
function isRefusedData(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && /^(22|23|54)/.test(current.code))
      return true;
  }
  return false;
}
