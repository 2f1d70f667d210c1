import { batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, isNotNull, isNull } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { recordEvent } from '../../events/record-event.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import type { ClaimedBatch } from './claimed.ts';
import { whereBatch } from './find-batch.ts';
import type { BatchRow } from './to-batch-reply.ts';

/**
 * Tells webhooks that a batch has ended, the one that it names, too. That it is told and that it was told
 * take effect together: of two who do this at the same time one does nothing.
 */
export async function endBatch(ctx: Context, { id, organizationId }: ClaimedBatch): Promise<void> {
  const unattended = and(
    whereBatch({ organizationId, batchId: id }),
    isNotNull(batchJobs.finishedAt),
    isNull(batchJobs.endedAt),
  );
  const written = await withTenant(ctx.db, organizationId, async (tx) => {
    const [batch] = await tx
      .update(batchJobs)
      .set({ endedAt: ctx.clock.now() })
      .where(unattended)
      .returning();
    const type = batch && eventOf(batch);
    return type
      ? recordEvent(ctx, tx, { organizationId, type, data: dataOf(batch), alsoTo: batch.webhookId })
      : [];
  });
  await startDeliveries(ctx, written);
}

function eventOf({ status }: BatchRow) {
  if (status === 'completed') return 'batch.completed';
  if (status === 'failed') return 'batch.failed';
  return status === 'cancelled' ? 'batch.cancelled' : undefined;
}

const dataOf = (batch: BatchRow) => ({
  batchId: batch.id,
  status: batch.status,
  counts: {
    total: batch.total,
    completed: batch.completed,
    failed: batch.failed,
    cancelled: batch.cancelled,
  },
  tokens: { original: batch.originalTokens, refined: batch.refinedTokens },
  createdAt: batch.createdAt,
  startedAt: batch.startedAt,
  finishedAt: batch.finishedAt,
});
