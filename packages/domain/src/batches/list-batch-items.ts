import type { BatchItemReply } from '@refinery/contracts/batches.ts';
import type { BatchItemStatus } from '@refinery/contracts/enums.ts';
import { batchItems, type ItemOutcomeCounts } from '@refinery/db/schema/batches.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { findBatch, whereItemsOf } from './internal/find-batch.ts';

export interface ListBatchItemsInput {
  id: string;
  limit: number;
  /** Position after which the page begins. */
  cursor?: number;
  status?: BatchItemStatus;
}

/** The items of a batch in the order of the upload, without their texts. Errors: `forbidden`, `batch_not_found`. */
export async function listBatchItems(
  ctx: CallerContext,
  { id: batchId, limit, cursor, status }: ListBatchItemsInput,
): Promise<Page<BatchItemReply>> {
  requirePermission(ctx, 'batches:read');
  const id = { organizationId: ctx.actor.organizationId, batchId };
  const rows = await ctx.tenant.run(async (tx) => {
    await findBatch(tx, id);
    return tx
      .select()
      .from(batchItems)
      .where(
        and(
          whereItemsOf(id),
          status ? eq(batchItems.status, status) : undefined,
          cursor === undefined ? undefined : gt(batchItems.position, cursor),
        ),
      )
      .orderBy(asc(batchItems.position))
      .limit(rowsFor(limit));
  });
  const page = pageOf(rows, limit, (row) => String(row.position));
  return { items: page.items.map(toBatchItemReply), next: page.next };
}

const toBatchItemReply = (row: typeof batchItems.$inferSelect): BatchItemReply => ({
  id: row.id,
  position: row.position,
  customId: row.customId,
  status: row.status,
  attempts: row.attempts,
  optimizationId: row.optimizationId,
  ...(row.status === 'failed' && row.error ? { error: row.error } : {}),
  metadata: row.metadata,
  ...(row.status === 'completed' ? outcomeFields(row.outcome) : {}),
});

/** Nothing of an item that was refined before there was an outcome. */
function outcomeFields(outcome: ItemOutcomeCounts | null): Partial<BatchItemReply> {
  if (!outcome) return {};
  return {
    tokens: { original: outcome.original, refined: outcome.refined },
    checksPassed: outcome.passed,
    lost: sum(outcome.lost),
    doubtful: sum(outcome.doubtful),
  };
}

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
