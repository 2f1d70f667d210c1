import type { BatchReply } from '@refinery/contracts/batches.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { OPTIMIZATIONS } from '../usage/meters.ts';
import { reserveQuota } from '../usage/quota.ts';
import { isOpen, itemsOf, lockBatch, sameBatch } from './find-batch.ts';
import { readBatch } from './get-batch.ts';
import { startLanes } from './lanes.ts';

/**
 * Tries the failed items of an ended batch again, and only those.
 * Errors: `forbidden`, `batch_not_found`, `batch_not_finished`, `nothing_to_retry`, `quota_exceeded`.
 */
export async function retryBatch(ctx: ActorContext, batchId: string): Promise<BatchReply> {
  requirePermission(ctx, 'batches:write');
  const id = { organizationId: ctx.actor.organizationId, batchId };
  const now = ctx.clock.now();
  await withTenant(ctx.db, id.organizationId, async (tx) => {
    const batch = await lockBatch(tx, id);
    if (isOpen(batch.status))
      throw new DomainError('batch_not_finished', 'Wait for the batch to end, or cancel it.');
    if (!batch.failed) throw new DomainError('nothing_to_retry');
    const { count } = await tx
      .update(batchItems)
      .set({ status: 'pending', attempts: 0, availableAt: now, error: null, optimizationId: null })
      .where(and(itemsOf(id), eq(batchItems.status, 'failed')));
    // Before the batch is open: a new period begins with what open batches have left.
    await reserveQuota(ctx, tx, { organizationId: id.organizationId, meter: OPTIMIZATIONS, amount: count });
    await tx
      .update(batchJobs)
      .set({ status: 'queued', failed: 0, startedAt: null, finishedAt: null })
      .where(sameBatch(id));
  });
  await startLanes(ctx, id);
  return readBatch(ctx, batchId);
}
