import type { BatchReply } from '@refinery/contracts/batches.ts';
import { recordChange } from '../audit/record-change.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { retryFailed } from '../work/retry-failed.ts';
import { isOpen } from '../work/tables.ts';
import { batchKind, jobOf } from './batch-kind.ts';
import { readBatch } from './get-batch.ts';

/**
 * Tries the failed items of an ended batch again, and only those.
 * Errors: `forbidden`, `batch_not_found`, `batch_not_finished`, `nothing_to_retry`, `quota_exceeded`.
 */
export async function retryBatch(ctx: ActorContext, { id }: { id: string }): Promise<BatchReply> {
  requirePermission(ctx, 'batches:write');
  const { organizationId } = ctx.actor;
  const retried = await retryFailed(ctx, batchKind, jobOf({ organizationId, batchId: id }), (tx, items) =>
    recordChange(ctx, tx, organizationId, { action: 'batch.retry', target: id, after: { items } }),
  );
  if (!retried) throw new DomainError('batch_not_found');
  if (isOpen(retried.was)) {
    throw new DomainError('batch_not_finished', 'Wait for the batch to end, or cancel it.');
  }
  if (!retried.items) throw new DomainError('nothing_to_retry');
  return readBatch(ctx, id);
}
