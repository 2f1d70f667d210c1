import type { EnrichmentReply } from '@refinery/contracts/enrichments.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { readVersion } from './internal/commit-enriched.ts';
import type { EnrichmentRow } from './internal/enrichment-columns.ts';
import { toEnrichmentReply } from './internal/to-enrichment-reply.ts';

/** The result of an enrichment. Errors: `forbidden`, `enrichment_not_found`, `texts_removed`. */
export async function getEnrichment(
  ctx: CallerContext<'refiner'>,
  { id }: { id: string },
): Promise<EnrichmentReply> {
  requirePermission(ctx, 'optimizations:read');
  const row = await readEnrichment(ctx, id);
  const { promptId, newVersion } = row;
  const version =
    promptId === null || newVersion === null
      ? null
      : await ctx.tenant.run((tx) => readVersion(ctx, tx, promptId, newVersion));
  return toEnrichmentReply(ctx, row, { cached: false, version });
}

/** One that has ended well. Errors: `enrichment_not_found`. */
export async function readEnrichment(ctx: CallerContext, id: string): Promise<EnrichmentRow> {
  const own = whereOwn(ctx, enrichments, id, eq(enrichments.status, 'completed'));
  const [row] = await ctx.tenant.run((tx) => tx.select().from(enrichments).where(own));
  if (!row) throw new DomainError('enrichment_not_found');
  return row;
}
