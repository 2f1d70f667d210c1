import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { and, eq, lt, sql } from 'drizzle-orm';
import { tenantOf } from '../../context/as-caller.ts';
import type { Context } from '../../context/context.ts';
import { ENRICHMENTS } from '../../meters/meters.ts';
import { refundQuota } from '../../usage/quota.ts';
import { failureColumns } from './internal/enrichment-columns.ts';

/** Longer than any request can take with its reader. */
const ABANDONED_AFTER_MS = 15 * 60_000;
const INTERRUPTED = {
  code: 'interrupted',
  message: 'The server stopped before this request ended. Send it again.',
};

/**
 * Fails enrichments whose process died before they ended, and gives their quota back. Returns how many there
 * were.
 */
export async function recoverEnrichments(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'systemDb'>,
): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - ABANDONED_AFTER_MS);
  // As the index says it: this statement is prepared.
  const stale = and(sql`${enrichments.status} = 'processing'`, lt(enrichments.createdAt, before));
  const found = await ctx.systemDb
    .selectDistinct({ organizationId: enrichments.organizationId })
    .from(enrichments)
    .where(stale);
  let recovered = 0;
  for (const { organizationId } of found) {
    try {
      recovered += await tenantOf(ctx, organizationId).run(async (tx) => {
        const failed = await tx
          .update(enrichments)
          .set(failureColumns(INTERRUPTED))
          .where(and(eq(enrichments.organizationId, organizationId), stale))
          .returning({ id: enrichments.id });
        await refundQuota(tx, { organizationId, meter: ENRICHMENTS, amount: failed.length });
        return failed.length;
      });
    } catch (error) {
      // One organization that cannot be mended must not keep the others from it.
      ctx.logger.error({ err: error, organizationId }, 'abandoned enrichments not recovered');
    }
  }
  if (recovered) ctx.logger.warn({ recovered }, 'abandoned enrichments failed and given back');
  return recovered;
}
