import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { apiKeyOf } from '../../../context/actor.ts';
import type { ActorContext, CallerContext } from '../../../context/context.ts';
import { whereOwn } from '../../../context/own-rows.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { bindResource } from '../../../idempotency/idempotency.ts';
import { ENRICHMENTS } from '../../../meters/meters.ts';
import { RESULT_TTL_SECONDS } from '../../../optimizations/result-memory.ts';
import type { Charge } from '../../../usage/charge.ts';
import { failureOf } from '../../../usage/failure.ts';
import { refundQuota, reserveQuota } from '../../../usage/quota.ts';
import { type EnrichmentRow, failureColumns, type NewEnrichment } from './enrichment-columns.ts';

/** What one enrichment costs. */
export const chargeOf = ({ actor }: CallerContext): Charge => ({
  organizationId: actor.organizationId,
  apiKeyId: apiKeyOf(actor),
  meter: ENRICHMENTS,
  amount: 1,
});

/** The result of the same request, at most 24 hours old; null where there is none. */
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
          isNull(enrichments.textsRemovedAt),
        ),
      )
      .orderBy(desc(enrichments.createdAt))
      .limit(1),
  );
  return row ?? null;
}

/**
 * Charges an enrichment and writes it down as in progress, before its work is done: it is the reservation,
 * which the reconciler gives back if a crash leaves it behind. Errors: `quota_exceeded`, and those with which
 * a caller is refused who lost the right meanwhile.
 */
export const beginEnrichment = (ctx: CallerContext<'clock' | 'quotas'>, row: NewEnrichment): Promise<void> =>
  ctx.tenant.run(async (tx) => {
    // First: a new period begins with what is in progress, and this one is not yet.
    await reserveQuota(ctx, tx, chargeOf(ctx));
    await tx.insert(enrichments).values(row);
    await ctx.reauthorize?.();
  });

/**
 * Stores what came of it. One that the reconciler gave up meanwhile was given back and stays failed. Errors:
 * `service_unavailable` then.
 */
export const completeEnrichment = (
  ctx: CallerContext<'db'>,
  id: string,
  columns: Partial<NewEnrichment>,
): Promise<EnrichmentRow> =>
  ctx.tenant.run(async (tx) => {
    const [row] = await tx.update(enrichments).set(columns).where(whereProcessing(ctx, id)).returning();
    if (!row)
      throw new DomainError(
        'service_unavailable',
        'The request took too long and was stopped. It was not counted. Send it again.',
      );
    await bindResource(tx, ctx, id);
    return row;
  });

/** Stores why nothing came of it, and gives back what was charged. */
export async function failEnrichment(
  ctx: ActorContext,
  { id, durationMs }: { id: string; durationMs: number },
  error: unknown,
): Promise<void> {
  const failure = failureOf(error);
  if (failure.code === 'internal_error')
    ctx.logger.error({ err: error, enrichmentId: id }, 'enrichment failed');
  await ctx.tenant
    .run(async (tx) => {
      const failed = await tx
        .update(enrichments)
        .set(failureColumns(failure, durationMs))
        .where(whereProcessing(ctx, id))
        .returning({ id: enrichments.id });
      if (failed.length) await refundQuota(tx, chargeOf(ctx));
    })
    .catch((cause: unknown) => ctx.logger.error({ err: cause, enrichmentId: id }, 'failure not recorded'));
}

const whereProcessing = (ctx: CallerContext, id: string) =>
  whereOwn(ctx, enrichments, id, eq(enrichments.status, 'processing'));
