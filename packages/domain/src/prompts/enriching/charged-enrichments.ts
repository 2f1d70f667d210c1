import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { type ChargedKind, chargeOf, isProcessing } from '../../charged-work/charged-kind.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { bindResource } from '../../idempotency/idempotency.ts';
import { ENRICHMENTS } from '../../meters/meters.ts';
import { latencySince } from '../../optimizations/optimization.ts';
import { reserveQuota } from '../../usage/quota.ts';
import { type EnrichmentRow, failureColumns, type NewEnrichment } from './internal/enrichment-columns.ts';

type Columns = Partial<NewEnrichment>;

/** Single prompts that are enriched. Those of jobs are charged with their jobs. */
export const chargedEnrichments: ChargedKind<typeof enrichments, NewEnrichment, Columns, EnrichmentRow> = {
  name: 'enrichment',
  meter: ENRICHMENTS,
  table: enrichments,
  begin: (ctx, row) =>
    ctx.tenant.run(async (tx) => {
      // First: a new period begins with what is in progress, and this one is not yet.
      await reserveQuota(ctx, tx, chargeOf(ctx, chargedEnrichments));
      await tx.insert(enrichments).values(row);
      await ctx.reauthorize?.();
    }),
  complete: (ctx, { id }, columns) =>
    ctx.tenant.run(async (tx) => {
      const [row] = await tx
        .update(enrichments)
        .set(columns)
        .where(whereOwn(ctx, enrichments, id, isProcessing(enrichments)))
        .returning();
      if (!row) return null;
      await bindResource(tx, ctx, id);
      return row;
    }),
  failedColumns: (_ctx, _row, failure, started) => failureColumns(failure, latencySince(started)),
};
