import type { BatchItemReply } from '@refinery/contracts/batches.ts';
import type { BatchItemStatus } from '@refinery/contracts/enums.ts';
import { batchItems } from '@refinery/db/schema/batches.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { findBatch, itemsOf } from './find-batch.ts';

export interface ListBatchItemsInput {
  batchId: string;
  limit: number;
  /** Position after which the page begins. */
  after?: number;
  status?: BatchItemStatus;
}

/** The items of a batch in the order of the upload, without their texts. Errors: `forbidden`, `batch_not_found`. */
export async function listBatchItems(
  ctx: ActorContext,
  input: ListBatchItemsInput,
): Promise<Page<BatchItemReply>> {
  requirePermission(ctx, 'batches:read');
  const id = { organizationId: ctx.actor.organizationId, batchId: input.batchId };
  const rows = await ctx.tenant.run(async (tx) => {
    await findBatch(tx, id);
    return tx
      .select()
      .from(batchItems)
      .where(
        and(
          itemsOf(id),
          input.status ? eq(batchItems.status, input.status) : undefined,
          input.after === undefined ? undefined : gt(batchItems.position, input.after),
        ),
      )
      .orderBy(asc(batchItems.position))
      .limit(rowsFor(input.limit));
  });
  const page = pageOf(rows, input.limit, (row) => String(row.position));
  return { items: page.items.map(describeItem), next: page.next };
}

const describeItem = (row: typeof batchItems.$inferSelect): BatchItemReply => ({
  id: row.id,
  position: row.position,
  customId: row.customId,
  status: row.status,
  attempts: row.attempts,
  optimizationId: row.optimizationId,
  ...(row.status === 'failed' && row.error ? { error: row.error } : {}),
  metadata: row.metadata,
});
