import type { BatchItemReply } from '@refinery/contracts/batches.ts';
import type { BatchItemStatus } from '@refinery/contracts/enums.ts';
import { batchItems, type ItemOutcomeCounts } from '@refinery/db/schema/batches.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { beginningOf, excerptOf } from '../optimizations/excerpt.ts';
import { findBatch, whereItemsOf } from './internal/find-batch.ts';

export interface ListBatchItemsInput {
  id: string;
  limit: number;
  /** Position after which the page begins. */
  cursor?: number;
  status?: BatchItemStatus;
}

/** Of its texts only how the original begins, which the optimization has once there is one. */
const ITEM_COLUMNS = {
  id: batchItems.id,
  position: batchItems.position,
  customId: batchItems.customId,
  beginning: beginningOf(sql`coalesce(${batchItems.text}, ${optimizations.originalText})`),
  status: batchItems.status,
  attempts: batchItems.attempts,
  optimizationId: batchItems.optimizationId,
  error: batchItems.error,
  metadata: batchItems.metadata,
  outcome: batchItems.outcome,
};
type ItemRow = Pick<typeof batchItems.$inferSelect, Exclude<keyof typeof ITEM_COLUMNS, 'beginning'>> & {
  beginning: string | null;
};

/**
 * The items of a batch in the order of the upload, with the first words of their texts alone. Errors:
 * `forbidden`, `batch_not_found`.
 */
export async function listBatchItems(
  ctx: CallerContext,
  { id: batchId, limit, cursor, status }: ListBatchItemsInput,
): Promise<Page<BatchItemReply>> {
  requirePermission(ctx, 'batches:read');
  const id = { organizationId: ctx.actor.organizationId, batchId };
  const rows = await ctx.tenant.run(async (tx) => {
    await findBatch(tx, id);
    return tx
      .select(ITEM_COLUMNS)
      .from(batchItems)
      .leftJoin(
        optimizations,
        and(
          eq(optimizations.id, batchItems.optimizationId),
          eq(optimizations.organizationId, id.organizationId),
        ),
      )
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

const toBatchItemReply = (row: ItemRow): BatchItemReply => ({
  id: row.id,
  position: row.position,
  customId: row.customId,
  excerpt: excerptOf(row.beginning),
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
