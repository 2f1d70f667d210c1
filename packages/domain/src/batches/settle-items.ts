import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { inputPricePerMillion } from '@refinery/providers/prices.ts';
import { countTokens } from '@refinery/refiner';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { outcomeColumns } from '../optimizations/outcome-columns.ts';
import { refundQuota } from '../usage/quota.ts';
import { cancelPending } from './cancel-pending.ts';
import type { BatchRow } from './describe-batch.ts';
import { type BatchId, lockBatch, sameBatch } from './find-batch.ts';
import { finishBatchIfDone } from './finish-batch.ts';
import { referenceModel } from './reference-model.ts';
import type { ItemOutcome } from './refine-item.ts';

type NewOptimization = typeof optimizations.$inferInsert;

/**
 * Stores what became of a chunk: optimizations, items, counters and quota in one transaction, and only for items
 * whose lease is still `leaseToken`. An item that was given to somebody else meanwhile is left to them, so each takes
 * effect exactly once.
 */
export async function settleItems(
  ctx: Context,
  id: BatchId,
  leaseToken: string,
  outcomes: readonly ItemOutcome[],
): Promise<void> {
  await withTenant(ctx.db, id.organizationId, async (tx) => {
    const batch = await lockBatch(tx, id);
    const held = await heldItems(tx, leaseToken, outcomes);
    const settled = outcomes.filter((outcome) => held.has(outcome.item.id));
    const rows = settled.flatMap((outcome) => toOptimization(ctx, batch, outcome) ?? []);
    if (rows.length) await tx.insert(optimizations).values(rows);
    await writeItems(ctx, tx, settled);
    await countOutcomes(ctx, tx, id, settled, rows);
    // What comes back to a batch that is being cancelled does not begin again.
    if (batch.status === 'cancelling') await cancelPending(tx, id);
    await finishBatchIfDone(tx, id, ctx.clock.now());
  });
}

async function heldItems(
  tx: Transaction,
  leaseToken: string,
  outcomes: readonly ItemOutcome[],
): Promise<Set<string>> {
  const ids = outcomes.map((outcome) => outcome.item.id);
  if (!ids.length) return new Set();
  const rows = await tx
    .select({ id: batchItems.id })
    .from(batchItems)
    .where(
      and(
        inArray(batchItems.id, ids),
        eq(batchItems.leaseToken, leaseToken),
        eq(batchItems.status, 'processing'),
      ),
    )
    .for('update');
  return new Set(rows.map((row) => row.id));
}

/** The history row of an ended item; undefined where it goes back to pending. */
function toOptimization(ctx: Context, batch: BatchRow, done: ItemOutcome): NewOptimization | undefined {
  if (done.kind === 'released') return undefined;
  const { options } = batch;
  const own = {
    id: done.optimizationId,
    organizationId: batch.organizationId,
    userId: batch.userId,
    apiKeyId: batch.apiKeyId,
    batchId: batch.id,
    metadata: done.item.metadata,
    createdAt: ctx.clock.now(),
  };
  const unpaid = { cached: true, inputTokens: 0, outputTokens: 0, costUsd: 0 };
  if (done.kind === 'cached') return { ...done.earlier, ...own, ...unpaid, latencyMs: 0 };
  const asked = {
    strategy: options.strategy ?? 'UNIVERSAL',
    compressionLevel: options.compressionLevel ?? 'medium',
    outputFormat: options.outputFormat ?? 'default',
    originalText: done.item.text ?? '',
  } as const;
  if (done.kind === 'completed') {
    return {
      ...asked,
      ...outcomeColumns(done.outcome),
      latencyMs: Math.round(done.latencyMs * 10) / 10,
      ...own,
      ...(done.paid ? {} : unpaid),
    };
  }
  const provider = options.provider === 'auto' || !options.provider ? 'local' : options.provider;
  const originalTokens = countTokens(asked.originalText);
  return { ...asked, ...own, status: 'failed', provider, originalTokens, error: done.failure };
}

/** One statement for the whole chunk. A completed item gives its text up: the optimization has it now. */
async function writeItems(ctx: Context, tx: Transaction, settled: readonly ItemOutcome[]): Promise<void> {
  if (!settled.length) return;
  const now = ctx.clock.now().getTime();
  const values = settled.map((done) => {
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
  await tx.execute(sql`
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
    where batch_items.id = v.id`);
}

async function countOutcomes(
  ctx: Context,
  tx: Transaction,
  id: BatchId,
  settled: readonly ItemOutcome[],
  rows: readonly NewOptimization[],
): Promise<void> {
  const failed = settled.filter((done) => done.kind === 'failed').length;
  const completed = rows.filter((row) => row.status === 'completed');
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const savings = completed.map((row) => savingsUsd(ctx, row));
  const known = savings.filter((value) => value !== null);
  await tx
    .update(batchJobs)
    .set({
      completed: sql`${batchJobs.completed} + ${completed.length}`,
      failed: sql`${batchJobs.failed} + ${failed}`,
      originalTokens: sql`${batchJobs.originalTokens} + ${sum(completed.map((row) => row.originalTokens))}`,
      refinedTokens: sql`${batchJobs.refinedTokens} + ${sum(completed.map((row) => row.refinedTokens ?? 0))}`,
      estimatedSavingsUsd:
        known.length === savings.length
          ? sql`${batchJobs.estimatedSavingsUsd} + ${sum(known)}::double precision`
          : null,
    })
    .where(sameBatch(id));
  await refundQuota(tx, id.organizationId, failed);
}

/** What one use of the refined prompt saves at the input price of the model it is for; null where that is not known. */
function savingsUsd(ctx: Context, row: NewOptimization): number | null {
  const { provider, model } = referenceModel(ctx, row);
  const price = inputPricePerMillion(provider, model, ctx.settings.priceOverrides);
  if (price === null) return null;
  return ((row.originalTokens - (row.refinedTokens ?? row.originalTokens)) * price) / 1_000_000;
}
