import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';
import { RESULT_TTL_SECONDS } from '../../../optimizations/result-memory.ts';
import { RULES_VERSION } from '../../../prompt-quality/rules-version.ts';
import type { EnrichmentRow } from './enrichment-columns.ts';

/**
 * The result of the same request, at most 24 hours old and judged by the same rules; null where there is
 * none.
 */
export async function findEarlier(
  ctx: CallerContext<'clock'>,
  inputHash: string,
): Promise<EnrichmentRow | null> {
  const oldest = new Date(ctx.clock.now().getTime() - RESULT_TTL_SECONDS * 1_000);
  const [row] = await ctx.tenant.run((tx) =>
    tx
      .select()
      .from(enrichments)
      .where(
        and(
          eq(enrichments.organizationId, ctx.actor.organizationId),
          eq(enrichments.inputHash, inputHash),
          enrichments.repeatable,
          eq(enrichments.status, 'completed'),
          gt(enrichments.createdAt, oldest),
          // Rows without a version are of the day before versions were stored: their rules are the first.
          sql`coalesce(${enrichments.rulesVersion}, 1) = ${RULES_VERSION}`,
          isNull(enrichments.textsRemovedAt),
        ),
      )
      .orderBy(desc(enrichments.createdAt))
      .limit(1),
  );
  return row ?? null;
}
