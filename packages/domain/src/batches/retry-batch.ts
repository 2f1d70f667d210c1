import type { BatchReply } from '@refinery/contracts/batches.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems } from '@refinery/db/schema/batches.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { textsRemoved } from '../optimizations/texts-removed.ts';
import { retryFailed } from '../work/retry-failed.ts';
import { isOpen } from '../work/tables.ts';
import { batchKind, jobOf } from './batch-kind.ts';
import { readBatch } from './get-batch.ts';
import { type BatchId, whereItemsOf } from './internal/find-batch.ts';

/**
 * Tries the failed items of an ended batch again, and only those.
 * Errors: `forbidden`, `batch_not_found`, `batch_not_finished`, `nothing_to_retry`, `quota_exceeded`,
 * `texts_removed` where the texts of such items are gone.
 */
export async function retryBatch(ctx: ActorContext, { id }: { id: string }): Promise<BatchReply> {
  requirePermission(ctx, 'batches:write');
  const { organizationId } = ctx.actor;
  const retried = await retryFailed(
    ctx,
    batchKind,
    jobOf({ organizationId, batchId: id }),
    async (tx, items) => {
      await requireTexts(tx, { organizationId, batchId: id });
      await recordChange(ctx, tx, organizationId, { action: 'batch.retry', target: id, after: { items } });
    },
  );
  if (!retried) throw new DomainError('batch_not_found');
  if (isOpen(retried.was)) {
    throw new DomainError(
      'batch_not_finished',
      'The batch has not ended yet. Wait for it to end, or cancel it.',
    );
  }
  if (!retried.items) throw new DomainError('nothing_to_retry');
  return readBatch(ctx, id);
}

/**
 * Throws `texts_removed` where a text is gone. What is to be tried again waits by now, and the batch is
 * locked: nobody removes a text of it any more.
 */
export async function requireTexts(tx: Transaction, id: BatchId): Promise<void> {
  const without = and(whereItemsOf(id), eq(batchItems.status, 'pending'), isNull(batchItems.text));
  if (await tx.$count(batchItems, without)) throw textsRemoved({ textsRemovedAt: null });
}
