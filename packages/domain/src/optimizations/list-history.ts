import { type HistoryEntry, type HistoryQuery, MOST_OFFSET } from '@refinery/contracts/optimizations.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, desc, eq, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { DomainError } from '../errors/domain-error.ts';
import { historyPage } from './internal/history-page.ts';
import { whereMetadata } from './internal/where-metadata.ts';
import { HISTORY_COLUMNS } from './optimization.ts';
import { toHistoryEntry } from './to-reply.ts';

type HistoryInput = HistoryQuery & { limit: number };

/**
 * The organization's optimizations, newest first, with the first words of their texts alone. However many
 * there are, a page is read from an index that has its order. Errors: `forbidden`; `validation_failed` beyond
 * an offset of 10,000, with the cursor to go on with.
 */
export async function listHistory(ctx: CallerContext, query: HistoryInput): Promise<Page<HistoryEntry>> {
  requirePermission(ctx, 'optimizations:read');
  const { offset = 0 } = query;
  if (offset > MOST_OFFSET) throw await tooFar(ctx, query);
  const rows = await select(ctx, query, { offset, rows: rowsFor(query.limit) });
  const { items, next } = pageOf(rows, query.limit);
  return { items: items.map(toHistoryEntry), next };
}

interface Part {
  offset: number;
  rows: number;
}

const select = (ctx: CallerContext, query: HistoryInput, part: Part) =>
  ctx.tenant.run((tx) => {
    const { where, orderBy } = rowsOf(tx, ctx.actor, query, part);
    return tx
      .select(HISTORY_COLUMNS)
      .from(optimizations)
      .where(where)
      .orderBy(...orderBy)
      .limit(part.rows);
  });

/**
 * Which rows a part of the list has. Of what is skipped the ids alone are read, from the index that has the
 * order.
 */
function rowsOf(
  tx: Transaction,
  { organizationId }: { organizationId: string },
  query: HistoryInput,
  part: Part,
) {
  const isOwn = eq(optimizations.organizationId, organizationId);
  if (query.metadata)
    return {
      where: and(isOwn, whereMetadata(query, query.metadata, part)),
      orderBy: [desc(optimizations.id)],
    };
  const { where, orderBy } = historyPage({ organizationId }, query);
  if (part.offset === 0) return { where, orderBy };
  const ids = tx
    .select({ id: optimizations.id })
    .from(optimizations)
    .where(where)
    .orderBy(...orderBy)
    .limit(part.rows)
    .offset(part.offset);
  return { where: and(isOwn, sql`${optimizations.id} = any(array(${ids}))`), orderBy };
}

/** What is skipped is read: beyond so much a cursor does the same for nothing. */
async function tooFar(ctx: CallerContext, query: HistoryInput): Promise<DomainError> {
  const [last] = await select(ctx, query, { offset: MOST_OFFSET - 1, rows: 1 });
  const rest = (query.offset ?? 0) - MOST_OFFSET;
  const instead = last
    ? `To continue after entry ${MOST_OFFSET}, send cursor=${last.id}&offset=${rest}, or follow the Link header from page to page.`
    : `There are fewer entries than that.`;
  const message = `must be at most ${MOST_OFFSET}`;
  return new DomainError('validation_failed', `offset ${message}. ${instead}`, {
    errors: [{ path: 'offset', message }],
  });
}
