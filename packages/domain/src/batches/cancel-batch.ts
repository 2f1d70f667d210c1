import type { BatchReply } from '@refinery/contracts/batches.ts';
import { recordChange } from '../audit/record-change.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { cancelJob } from '../work/cancel.ts';
import { isOpen } from '../work/tables.ts';
import { batchKind, jobOf } from './batch-kind.ts';
import { readBatch } from './get-batch.ts';

/**
 * Cancels what has not begun and returns its quota; what is running finishes. Cancelling twice is fine.
 * Errors: `forbidden`, `batch_not_found`, `batch_finished`.
 */
export async function cancelBatch(ctx: ActorContext, { id }: { id: string }): Promise<BatchReply> {
  requirePermission(ctx, 'batches:write');
  const { organizationId } = ctx.actor;
  const was = await cancelJob(ctx, batchKind, jobOf({ organizationId, batchId: id }), (tx, status) =>
    recordChange(ctx, tx, organizationId, { action: 'batch.cancel', target: id, before: { status } }),
  );
  if (was === null) throw new DomainError('batch_not_found');
  if (!isOpen(was)) throw new DomainError('batch_finished', `The batch is already ${was}.`);
  return readBatch(ctx, id);
}
