import { newId } from '@refinery/db/ids.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { cancelPending } from './cancel-pending.ts';
import { type BatchId, findBatch, itemsOf, lockBatch, OPEN_STATUSES } from './find-batch.ts';
import { finishBatchIfDone } from './finish-batch.ts';
import { ensureLanes } from './lanes.ts';
import { settleItems } from './settle-items.ts';

const LOST = {
  code: 'worker_lost',
  message: 'The workers that tried this item stopped in the middle of it, several times.',
};

/**
 * Makes every open batch whole again from what Postgres says: frees the items of workers that died, enqueues lanes
 * that vanished, ends batches that are done. Returns how many batches it looked at.
 */
export async function reconcileBatches(ctx: Context): Promise<number> {
  const open = await ctx.systemDb
    .select({ batchId: batchJobs.id, organizationId: batchJobs.organizationId })
    .from(batchJobs)
    .where(inArray(batchJobs.status, OPEN_STATUSES))
    .orderBy(asc(batchJobs.id));
  for (const id of open) {
    try {
      await reconcileBatch(ctx, id);
    } catch (error) {
      // One batch that cannot be mended must not keep the others from it.
      ctx.logger.error({ err: error, batchId: id.batchId }, 'batch not reconciled');
    }
  }
  return open.length;
}

async function reconcileBatch(ctx: Context, id: BatchId): Promise<void> {
  await failExhaustedItems(ctx, id);
  await withTenant(ctx.db, id.organizationId, async (tx) => {
    const batch = await lockBatch(tx, id);
    await tx
      .update(batchItems)
      // The error marks it as a suspect, which is tried on its own.
      .set({ status: 'pending', leaseToken: null, leaseExpiresAt: null, error: LOST })
      .where(expiredLeases(ctx, id));
    if (batch.status === 'cancelling') await cancelPending(tx, id);
    await finishBatchIfDone(tx, id, ctx.clock.now());
  });
  await ensureLanes(ctx, id);
}

const expiredLeases = (ctx: Context, id: BatchId) =>
  and(itemsOf(id), eq(batchItems.status, 'processing'), lt(batchItems.leaseExpiresAt, ctx.clock.now()));

/** Bounds items that take their worker down with them: after the last allowed try they fail. */
async function failExhaustedItems(ctx: Context, id: BatchId): Promise<void> {
  const exhausted = and(expiredLeases(ctx, id), gte(batchItems.attempts, ctx.settings.batches.maxAttempts));
  const { batch, items } = await withTenant(ctx.db, id.organizationId, async (tx) => ({
    batch: await findBatch(tx, id),
    items: await tx.select().from(batchItems).where(exhausted).limit(1_000),
  }));
  for (const [leaseToken, group] of Map.groupBy(items, (item) => item.leaseToken ?? '')) {
    const outcomes = group.map((item) => ({
      kind: 'failed' as const,
      item,
      failure: LOST,
      optimizationId: newId(),
    }));
    await settleItems(ctx, batch, { leaseToken, outcomes });
  }
}
