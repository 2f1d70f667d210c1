import type { BatchReply } from '@refinery/contracts/batches.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { cancelPending } from './cancel-pending.ts';
import { isOpen, lockBatch, sameBatch } from './find-batch.ts';
import { finishBatchIfDone } from './finish-batch.ts';
import { readBatch } from './get-batch.ts';

/**
 * Cancels what has not begun and returns its quota; what is running finishes. Cancelling twice is fine.
 * Errors: `forbidden`, `batch_not_found`, `batch_finished`.
 */
export async function cancelBatch(ctx: ActorContext, batchId: string): Promise<BatchReply> {
  requirePermission(ctx, 'batches:write');
  const id = { organizationId: ctx.actor.organizationId, batchId };
  await withTenant(ctx.db, id.organizationId, async (tx) => {
    const batch = await lockBatch(tx, id);
    if (!isOpen(batch.status))
      throw new DomainError('batch_finished', `The batch is ${batch.status} already.`);
    await tx.update(batchJobs).set({ status: 'cancelling' }).where(sameBatch(id));
    await cancelPending(tx, id);
    await finishBatchIfDone(tx, id, ctx.clock.now());
  });
  return readBatch(ctx, batchId);
}
