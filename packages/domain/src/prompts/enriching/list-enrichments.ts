import type { EnrichmentEntry, EnrichmentsQuery } from '@refinery/contracts/enrichments.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { newestFirst } from '../../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../../context/pages.ts';
import { ENTRY_COLUMNS, toEnrichmentEntry } from './internal/to-enrichment-reply.ts';

/** The organization's enrichments, newest first, without their texts. Errors: `forbidden`. */
export async function listEnrichments(
  ctx: CallerContext,
  input: EnrichmentsQuery & PageInput,
): Promise<Page<EnrichmentEntry>> {
  requirePermission(ctx, 'optimizations:read');
  const wanted = input.promptId === undefined ? [] : [eq(enrichments.promptId, input.promptId)];
  const { where, orderBy, limit } = newestFirst(ctx, enrichments, input, ...wanted);
  const rows = await ctx.tenant.run((tx) =>
    tx.select(ENTRY_COLUMNS).from(enrichments).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(toEnrichmentEntry), next };
}
