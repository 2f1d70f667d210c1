import { randomUUID } from 'node:crypto';
import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { sendAsTenant } from '@refinery/db/send-as-tenant.ts';
import { inputPricePerMillion } from '@refinery/providers/prices.ts';
import type { Context } from '../context/context.ts';
import type { ClaimedBatch } from './claimed.ts';
import { referenceModel } from './reference-model.ts';
import type { ItemOutcome } from './refine-item.ts';
import { type SettledItem, settleStatement } from './settle-statement.ts';
import { type NewOptimization, toOptimization, toRecords } from './stored-outcome.ts';

/** What became of the items that were claimed under one lease. */
export interface Settlement {
  leaseToken: string;
  outcomes: readonly ItemOutcome[];
  /** The job that claimed them, where the lane is to go on. */
  lane?: LaneJob;
}

/**
 * Stores what became of a chunk: items, optimizations, counters, quota and the lane's next job in one transaction, and
 * only for items whose lease is still `leaseToken`. An item that was given to somebody else meanwhile is left to them,
 * so each takes effect exactly once and settling twice does no harm. Returns the lane's next job, to be enqueued now;
 * null where another has taken its place.
 */
export async function settleItems(
  ctx: Context,
  batch: ClaimedBatch,
  settlement: Settlement,
): Promise<LaneJob | null> {
  const { leaseToken, outcomes, lane } = settlement;
  const now = ctx.clock.now();
  const rows = await Promise.all(outcomes.map((outcome) => toOptimization(ctx, batch, outcome)));
  const nextToken = randomUUID();
  const statement = settleStatement({
    batchId: batch.id,
    organizationId: batch.organizationId,
    leaseToken,
    items: outcomes.map((outcome, index) => toSettledItem(ctx, outcome, rows[index], now)),
    optimizations: toRecords(rows.filter((row) => row !== undefined)),
    lane: lane ? { lane: lane.lane, token: lane.token, nextToken } : null,
    now: now.toISOString(),
  });
  const [moved] = await sendAsTenant(ctx.db, batch.organizationId, [statement]);
  return lane && moved?.length ? { ...lane, token: nextToken } : null;
}

/** A completed item gives its text up: the optimization has it now. */
function toSettledItem(
  ctx: Context,
  done: ItemOutcome,
  row: NewOptimization | undefined,
  now: Date,
): SettledItem {
  const { id, attempts } = done.item;
  const nothing = {
    original_tokens: 0,
    refined_tokens: 0,
    savings_usd: 0,
    optimization_id: null,
    error: null,
  };
  if (done.kind === 'released' || !row) {
    const released = done.kind === 'released' ? done : { delayMs: 0, countsAsAttempt: true };
    return {
      ...nothing,
      id,
      status: 'pending',
      keep_text: true,
      attempts: released.countsAsAttempt ? attempts : attempts - 1,
      available_at: new Date(now.getTime() + released.delayMs).toISOString(),
    };
  }
  const ended = { ...nothing, id, attempts, optimization_id: row.id, available_at: now.toISOString() };
  if (done.kind === 'failed') return { ...ended, status: 'failed', keep_text: true, error: done.failure };
  return {
    ...ended,
    status: 'completed',
    keep_text: false,
    original_tokens: row.originalTokens,
    refined_tokens: row.refinedTokens ?? 0,
    savings_usd: savingsUsd(ctx, row),
  };
}

/** What one use of the refined prompt saves at the input price of the model it is for; null where that is not known. */
function savingsUsd(ctx: Context, row: NewOptimization): number | null {
  const { provider, model } = referenceModel(ctx, row);
  const price = inputPricePerMillion(provider, model, ctx.settings.priceOverrides);
  if (price === null) return null;
  return ((row.originalTokens - (row.refinedTokens ?? row.originalTokens)) * price) / 1_000_000;
}
