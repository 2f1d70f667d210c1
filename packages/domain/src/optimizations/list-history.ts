import type { HistoryEntry, HistoryQuery } from '@refinery/contracts/optimizations.ts';
import { DEFAULT_PAGE_SIZE } from '@refinery/contracts/pagination.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { describeHistoryEntry } from './describe-optimization.ts';

const columns = {
  id: optimizations.id,
  batchId: optimizations.batchId,
  status: optimizations.status,
  provider: optimizations.provider,
  model: optimizations.model,
  strategy: optimizations.strategy,
  compressionLevel: optimizations.compressionLevel,
  outputFormat: optimizations.outputFormat,
  originalTokens: optimizations.originalTokens,
  refinedTokens: optimizations.refinedTokens,
  savingsPercentage: optimizations.savingsPercentage,
  explanation: optimizations.explanation,
  targetTokens: optimizations.targetTokens,
  mode: optimizations.mode,
  refinerVersion: optimizations.refinerVersion,
  metadata: optimizations.metadata,
  error: optimizations.error,
  cached: optimizations.cached,
  createdAt: optimizations.createdAt,
};

/** The organization's optimizations, newest first, without their texts. */
export async function listHistory(ctx: ActorContext, query: HistoryQuery): Promise<Page<HistoryEntry>> {
  requirePermission(ctx, 'optimizations:read');
  const limit = query.limit ?? DEFAULT_PAGE_SIZE;
  const { organizationId } = ctx.actor;
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select(columns)
      .from(optimizations)
      .where(and(eq(optimizations.organizationId, organizationId), ...filters(query)))
      .orderBy(desc(optimizations.id))
      .limit(rowsFor(limit))
      .offset(query.offset ?? 0),
  );
  const { items, next } = pageOf(rows, limit);
  return { items: items.map(describeHistoryEntry), next };
}

function filters(query: HistoryQuery): SQL[] {
  const found: SQL[] = [];
  if (query.cursor) found.push(lt(optimizations.id, query.cursor));
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
