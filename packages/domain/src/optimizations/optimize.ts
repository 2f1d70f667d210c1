import type { OptimizationReply, OptimizeBody } from '@refinery/contracts/optimizations.ts';
import { newId } from '@refinery/db/ids.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { countTokens } from '@refinery/refiner';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { bindResource } from '../idempotency/idempotency.ts';
import { reserveQuota, settleQuota } from '../usage/quota.ts';
import { describeResult } from './describe-optimization.ts';
import { failureOf, toDomainError } from './failure.ts';
import { shareInFlight } from './in-flight.ts';
import { outcomeColumns } from './outcome-columns.ts';
import { refineText } from './refine-text.ts';
import { type ResolvedOptions, resolveOptions } from './resolve-request.ts';
import { findCachedResult, type OptimizationRow, rememberResult, requestHash } from './result-cache.ts';

type NewRow = typeof optimizations.$inferInsert;

/** For a result that an earlier or simultaneous request of the organization paid for. */
const NOT_PAID = { cached: true, inputTokens: 0, outputTokens: 0, costUsd: 0 };

/**
 * Refines one prompt and records it in the history, whatever becomes of it. The same request within 24 hours is
 * answered from the earlier result; the same request at the same moment shares one call to a provider.
 * Errors: `forbidden`, `quota_exceeded`, `provider_not_usable`, `provider_failed`, `provider_unavailable`.
 */
export async function optimize(ctx: ActorContext, input: OptimizeBody): Promise<OptimizationReply> {
  requirePermission(ctx, 'optimizations:write');
  const started = performance.now();
  const { organizationId } = ctx.actor;
  const resolved = await resolveOptions(ctx, ctx.actor, input);
  const hash = requestHash(organizationId, input.text, resolved);
  const row = newRow(ctx, input, resolved);

  const cached = await findCachedResult(ctx, organizationId, hash);
  if (cached) return describeResult(await recordCached(ctx, row, cached, performance.now() - started));

  await reserve(ctx, row);
  try {
    const request = { text: input.text, ...resolved };
    const { outcome, shared } = await shareInFlight(hash, () => refineText(ctx, request));
    const columns = outcomeColumns(outcome, performance.now() - started);
    const stored = await complete(ctx, row.id, shared ? { ...columns, ...NOT_PAID } : columns);
    if (outcome.cacheable && !shared) await rememberResult(ctx, hash, row.id);
    return describeResult(stored);
  } catch (error) {
    await fail(ctx, row, error);
    throw toDomainError(error);
  }
}

function newRow(ctx: ActorContext, input: OptimizeBody, resolved: ResolvedOptions): NewRow {
  const { organizationId, userId, apiKeyId } = ctx.actor;
  const { strategy, compressionLevel, outputFormat } = resolved.settings;
  return {
    id: newId(),
    organizationId,
    userId,
    apiKeyId: apiKeyId ?? null,
    status: 'processing',
    provider: resolved.provider,
    model: resolved.model,
    strategy,
    compressionLevel,
    outputFormat,
    originalText: input.text,
    originalTokens: 0,
    metadata: input.metadata ?? {},
    createdAt: ctx.clock.now(),
  };
}

/** The row is the reservation: one that is left behind by a crash is found and given back by the reconciler. */
async function reserve(ctx: ActorContext, row: NewRow): Promise<void> {
  const { organizationId } = ctx.actor;
  await withTenant(ctx.db, organizationId, async (tx) => {
    await reserveQuota(tx, organizationId, 1, ctx.clock.now());
    await tx.insert(optimizations).values(row);
  });
}

async function recordCached(
  ctx: ActorContext,
  row: NewRow,
  earlier: OptimizationRow,
  latencyMs: number,
): Promise<OptimizationRow> {
  const { organizationId } = ctx.actor;
  const { id, userId, apiKeyId, metadata, createdAt } = row;
  const own = { id, userId, apiKeyId, metadata, createdAt, batchId: null };
  return withTenant(ctx.db, organizationId, async (tx) => {
    await reserveQuota(tx, organizationId, 1, ctx.clock.now());
    await settleQuota(tx, organizationId, { reserved: 1, used: 1 });
    const [stored] = await tx
      .insert(optimizations)
      .values({ ...earlier, ...own, ...NOT_PAID, latencyMs })
      .returning();
    if (!stored) throw new DomainError('internal_error');
    await bindResource(tx, ctx, stored.id);
    return stored;
  });
}

/** Stores the outcome and charges it, both or neither; a row the reconciler gave up meanwhile is not charged again. */
async function complete(ctx: ActorContext, id: string, columns: Partial<NewRow>): Promise<OptimizationRow> {
  const { organizationId } = ctx.actor;
  return withTenant(ctx.db, organizationId, async (tx) => {
    const [stored] = await tx
      .update(optimizations)
      .set(columns)
      .where(processing(id, organizationId))
      .returning();
    if (!stored) throw new DomainError('service_unavailable', 'The request took too long and was given up.');
    await settleQuota(tx, organizationId, { reserved: 1, used: 1 });
    await bindResource(tx, ctx, id);
    return stored;
  });
}

async function fail(ctx: ActorContext, row: NewRow, error: unknown): Promise<void> {
  const { organizationId } = ctx.actor;
  const failure = failureOf(error);
  if (failure.code === 'internal_error')
    ctx.logger.error({ err: error, optimizationId: row.id }, 'optimization failed');
  await withTenant(ctx.db, organizationId, async (tx) => {
    const failed = await tx
      .update(optimizations)
      .set({ status: 'failed', error: failure, originalTokens: countTokens(row.originalText) })
      .where(processing(row.id, organizationId))
      .returning({ id: optimizations.id });
    if (failed.length) await settleQuota(tx, organizationId, { reserved: 1, used: 0 });
  }).catch((cause: unknown) =>
    ctx.logger.error({ err: cause, optimizationId: row.id }, 'failure not recorded'),
  );
}

const processing = (id: string, organizationId: string) =>
  and(
    eq(optimizations.id, id),
    eq(optimizations.organizationId, organizationId),
    eq(optimizations.status, 'processing'),
  );
