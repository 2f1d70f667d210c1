import type { HistoryEntry, HistoryQuery } from '@refinery/contracts/optimizations.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, pageOf } from '../context/pages.ts';
import { HISTORY_COLUMNS } from './optimization.ts';
import { toHistoryEntry } from './to-reply.ts';

/** The organization's optimizations, newest first, without their texts. */
export async function listHistory(
  ctx: CallerContext,
  query: HistoryQuery & { limit: number },
): Promise<Page<HistoryEntry>> {
  requirePermission(ctx, 'optimizations:read');
  const { where, orderBy, limit } = newestFirst(ctx, optimizations, query, ...filters(query));
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select(HISTORY_COLUMNS)
      .from(optimizations)
      .where(where)
      .orderBy(orderBy)
      .limit(limit)
      .offset(query.offset ?? 0),
  );
  const { items, next } = pageOf(rows, query.limit);
  return { items: items.map(toHistoryEntry), next };
}

function filters(query: HistoryQuery): SQL[] {
  const found: SQL[] = [];
  if (query.provider) found.push(eq(optimizations.provider, query.provider));
  if (query.status) found.push(eq(optimizations.status, query.status));
  if (query.from) found.push(gte(optimizations.createdAt, new Date(query.from)));
  if (query.to) found.push(lt(optimizations.createdAt, new Date(query.to)));
  if (query.metadata) found.push(sql`${optimizations.metadata} @> ${metadataFilter(query.metadata)}::jsonb`);
  return found;
}

/** `key:value,key:value` as the JSON object that a row's metadata must contain. */
function metadataFilter(text: string): string {
  const pairs = text.split(',').map((pair) => {
    const colon = pair.indexOf(':');
    return [pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()];
  });
  return JSON.stringify(Object.fromEntries(pairs));
}
