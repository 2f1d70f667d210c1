import type { BatchResult } from '@refinery/contracts/batches.ts';
import { batchItems } from '@refinery/db/schema/batches.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, asc, eq, getTableColumns, gt, inArray, lte, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import type { OptimizationRow } from '../optimizations/optimization.ts';
import { toResultReply } from '../optimizations/optimization-replies.ts';
import { whyTextsAreGone } from '../optimizations/texts-removed.ts';
import { type BatchId, findBatch, whereItemsOf } from './internal/find-batch.ts';

/**
 * Bounds of what is read at once: each page is a short transaction of its own, so a slow reader holds none
 * open.
 */
const PAGE_ROWS = 100;
const PAGE_BYTES = 1024 * 1024;

// The prompts themselves stay behind, unless somebody asks for them: they are the largest columns.
const { text: ITEM_TEXT, ...ITEM_COLUMNS } = getTableColumns(batchItems);
const { originalText: ORIGINAL_TEXT, ...RESULT_COLUMNS } = getTableColumns(optimizations);

type ItemRow = Omit<typeof batchItems.$inferSelect, 'text'>;

/**
 * The results of a batch in the order of the upload, one for every item that has ended; while the batch runs,
 * those that have so far. Errors, before the first result: `forbidden`, `batch_not_found`.
 */
export async function streamResults(
  ctx: CallerContext,
  { id: batchId, include }: { id: string; include?: 'text' | undefined },
): Promise<AsyncIterable<BatchResult>> {
  requirePermission(ctx, 'batches:read', { suspended: true });
  const id = { organizationId: ctx.actor.organizationId, batchId };
  await ctx.tenant.run((tx) => findBatch(tx, id));
  return readResults(ctx, id, include === 'text');
}

async function* readResults(ctx: CallerContext, id: BatchId, withText: boolean): AsyncIterable<BatchResult> {
  let after = 0;
  for (;;) {
    const page = await readPage(ctx, id, after, withText);
    for (const { item, optimization, text } of page) {
      const result = toBatchResult(item, optimization);
      yield withText ? { ...result, text } : result;
    }
    const last = page.at(-1);
    if (!last) return;
    after = last.item.position;
  }
}

/** The next results, so many that they take about a megabyte, and at least one. */
const readPage = (ctx: CallerContext, id: BatchId, after: number, withText: boolean) =>
  ctx.tenant.run((tx) => {
    const ended = and(
      whereItemsOf(id),
      inArray(batchItems.status, ['completed', 'failed', 'cancelled']),
      gt(batchItems.position, after),
    );
    const own = and(
      eq(optimizations.id, batchItems.optimizationId),
      eq(optimizations.organizationId, id.organizationId),
    );
    const sizes = tx
      .select({ position: batchItems.position, size: RESULT_BYTES.as('size') })
      .from(batchItems)
      .leftJoin(optimizations, own)
      .where(ended)
      .orderBy(asc(batchItems.position))
      .limit(PAGE_ROWS)
      .as('sizes');
    const last = sql`(
      select max(position) from (
        select position, sum(size) over (order by position) - size as before from ${sizes}
      ) as sums
      where before < ${PAGE_BYTES}::integer
    )`;
    return tx
      .select({
        item: ITEM_COLUMNS,
        optimization: RESULT_COLUMNS,
        text: withText ? UPLOADED_TEXT : sql<null>`null`,
      })
      .from(batchItems)
      .leftJoin(optimizations, own)
      .where(and(ended, lte(batchItems.position, last)))
      .orderBy(asc(batchItems.position));
  });

/** A prompt moves from its item to the optimization that is made of it. */
const UPLOADED_TEXT = sql<string | null>`coalesce(${ITEM_TEXT}, ${ORIGINAL_TEXT})`;

/**
 * How many bytes a result has, about, found without reading it: the length of a text is known before it is
 * unpacked, that of JSON is not. What was removed from a prompt is described in several times its length, and
 * so are its requirements, up to two hundred of them.
 */
const RESULT_BYTES = sql<number>`(
  pg_column_size(${batchItems.metadata}) + coalesce(pg_column_size(${batchItems.error}), 0)
  + coalesce(octet_length(${batchItems.text}), 0)
  + coalesce(octet_length(${optimizations.refinedText}) + 5 * octet_length(${optimizations.originalText}), 0)
  + coalesce(least(8 * octet_length(${optimizations.originalText}), 60000), 0)
)::bigint`;

function toBatchResult(
  item: ItemRow,
  optimization: Omit<OptimizationRow, 'originalText'> | null,
): BatchResult {
  const head = {
    position: item.position,
    customId: item.customId,
    status: item.status,
    metadata: item.metadata,
    optimizationId: item.optimizationId,
  };
  if (item.status === 'completed' && optimization?.textsRemovedAt) {
    const { refinedText: _text, explanation: _explanation, ...rest } = toResultReply(optimization);
    const textsRemovedAt = optimization.textsRemovedAt.toISOString();
    const error = { code: 'texts_removed', message: whyTextsAreGone(optimization.textsRemovedAt) };
    return { ...head, ...rest, textsRemovedAt, error };
  }
  if (item.status === 'completed' && optimization) {
    return { ...head, ...toResultReply(optimization) };
  }
  if (item.status === 'completed') {
    return { ...head, error: { code: 'optimization_deleted', message: 'The optimization was deleted.' } };
  }
  return item.error ? { ...head, error: item.error } : head;
}
