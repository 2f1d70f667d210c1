import { batchJobs } from '@refinery/db/schema/batches.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { isOpen } from '../work/tables.ts';
import { lockBatch, whereBatch } from './internal/find-batch.ts';

/**
 * Deletes an ended batch with its items. The optimizations it made stay in the history.
 * Errors: `forbidden`, `batch_not_found`, `batch_not_finished`.
 */
export async function deleteBatch(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'batches:write');
  const own = { organizationId: ctx.actor.organizationId, batchId: id };
  await mutate(ctx, 'batch.delete', async (tx) => {
    const batch = await lockBatch(tx, own);
    if (isOpen(batch.status))
      throw new DomainError(
        'batch_not_finished',
        'The batch has not ended yet. Cancel it before you delete it.',
      );
    await tx.delete(batchJobs).where(whereBatch(own));
    const { name, status, total } = batch;
    return { target: id, before: { name, status, total }, result: undefined };
  });
}
