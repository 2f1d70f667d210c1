import type { LaneJob } from '@refinery/contracts/jobs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { inputPricePerMillion } from '@refinery/providers/prices.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { refundQuota } from '../usage/quota.ts';
import { cancelPending } from './cancel-pending.ts';
import { type BatchId, lockBatch, sameBatch } from './find-batch.ts';
import { finishBatchIfDone } from './finish-batch.ts';
import { moveLane } from './lanes.ts';
import { referenceModel } from './reference-model.ts';
import type { ItemOutcome } from './refine-item.ts';
import { insertOptimizations, type NewOptimization, toOptimization } from './stored-outcome.ts';

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
  id: BatchId,
  settlement: Settlement,
): Promise<LaneJob | null> {
  const { leaseToken, outcomes, lane } = settlement;
  return withTenant(ctx.db, id.organizationId, async (tx) => {
    const batch = await lockBatch(tx, id);
    const held = await writeItems(ctx, tx, leaseToken, outcomes);
    const settled = outcomes.filter((outcome) => held.has(outcome.item.id));
    const rows = settled.flatMap((outcome) => toOptimization(ctx, batch, outcome) ?? []);
    // Sent together: none of these needs the answer of another.
    const [next] = await Promise.all([
      lane ? moveLane(ctx, tx, lane) : null,
      insertOptimizations(tx, rows),
      countOutcomes(ctx, tx, id, rows),
    ]);
    // What comes back to a batch that is being cancelled does not begin again.
    if (batch.status === 'cancelling') await cancelPending(tx, id);
    if (rows.length || batch.status === 'cancelling') await finishBatchIfDone(tx, id, ctx.clock.now());
    return next;
  });
}

/**
 * One statement for the whole chunk; returns the ids of the items that were still held. A completed item gives its
 * text up: the optimization has it now.
 */
async function writeItems(
  ctx: Context,
  tx: Transaction,
  leaseToken: string,
  outcomes: readonly ItemOutcome[],
): Promise<Set<string>> {
  if (!outcomes.length) return new Set();
  const now = ctx.clock.now().getTime();
  const values = outcomes.map((done) => {
    const released = done.kind === 'released';
    return {
      id: done.item.id,
      status: released ? 'pending' : done.kind === 'failed' ? 'failed' : 'completed',
      keep_text: released || done.kind === 'failed',
      optimization_id: released ? null : done.optimizationId,
      error: done.kind === 'failed' ? done.failure : null,
      attempts: released && !done.countsAsAttempt ? done.item.attempts - 1 : done.item.attempts,
      available_at: new Date(released ? now + done.delayMs : now).toISOString(),
    };
  });
  const written = await tx.execute<{ id: string }>(sql`
    update batch_items set
      status = v.status,
      text = case when v.keep_text then batch_items.text end,
      optimization_id = v.optimization_id,
      error = v.error,
      attempts = v.attempts,
      available_at = v.available_at,
      lease_token = null,
      lease_expires_at = null
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as v(
      id uuid, status text, keep_text boolean, optimization_id uuid, error jsonb, attempts integer, available_at timestamptz
    )
    where batch_items.id = v.id and lease_token = ${leaseToken} and batch_items.status = 'processing'
    returning batch_items.id`);
  return new Set(written.map((row) => row.id));
}

/** Adds a chunk to the counters of its batch. What failed is refunded: the quota was charged when the batch was made. */
async function countOutcomes(
  ctx: Context,
  tx: Transaction,
  id: BatchId,
  rows: readonly NewOptimization[],
): Promise<void> {
  if (!rows.length) return;
  const completed = rows.filter((row) => row.status === 'completed');
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const savings = completed.map((row) => savingsUsd(ctx, row));
  const known = savings.filter((value) => value !== null);
  const counted = tx
    .update(batchJobs)
    .set({
      completed: sql`${batchJobs.completed} + ${completed.length}`,
      failed: sql`${batchJobs.failed} + ${rows.length - completed.length}`,
      originalTokens: sql`${batchJobs.originalTokens} + ${sum(completed.map((row) => row.originalTokens))}`,
      refinedTokens: sql`${batchJobs.refinedTokens} + ${sum(completed.map((row) => row.refinedTokens ?? 0))}`,
      estimatedSavingsUsd:
        known.length === savings.length
          ? sql`${batchJobs.estimatedSavingsUsd} + ${sum(known)}::double precision`
          : null,
    })
    .where(sameBatch(id));
  await Promise.all([counted, refundQuota(tx, id.organizationId, rows.length - completed.length)]);
}

/** What one use of the refined prompt saves at the input price of the model it is for; null where that is not known. */
function savingsUsd(ctx: Context, row: NewOptimization): number | null {
  const { provider, model } = referenceModel(ctx, row);
  const price = inputPricePerMillion(provider, model, ctx.settings.priceOverrides);
  if (price === null) return null;
  return ((row.originalTokens - (row.refinedTokens ?? row.originalTokens)) * price) / 1_000_000;
}
