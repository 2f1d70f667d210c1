import type { IncludeQuery, OptimizationReply, OptimizeBody } from '@refinery/contracts/optimizations.ts';
import { newId } from '@refinery/db/ids.ts';
import { insertIf } from '@refinery/db/insert-if.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, eq } from 'drizzle-orm';
import { apiKeyOf, requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { failureOf, toDomainError } from '../failure.ts';
import { bindStatements } from '../idempotency/idempotency.ts';
import { chargeStatement } from '../usage/charge.ts';
import { OPTIMIZATIONS } from '../usage/meters/meters.ts';
import { quotaExceeded, refundQuota } from '../usage/quota.ts';
import { countOriginal } from './count-original.ts';
import { describeReply } from './describe-reply.ts';
import { shareInFlight } from './in-flight.ts';
import { cachedColumns, NOT_PAID, outcomeColumns, type ResultColumns } from './outcome-columns.ts';
import { refineText } from './refine-text.ts';
import { type ResolvedOptions, resolveOptions } from './resolve-request.ts';
import { findCachedResult, rememberResult, requestHash } from './result-cache.ts';

/**
 * Refines one prompt and records it in the history, whatever becomes of it. The same request within 24 hours is
 * answered from the earlier result; the same request at the same moment shares one call to a provider.
 * Errors: `forbidden`, `quota_exceeded`, `provider_not_usable`, `provider_failed`, `provider_unavailable`.
 */
export async function optimize(
  ctx: ActorContext,
  input: OptimizeBody & IncludeQuery,
): Promise<OptimizationReply> {
  requirePermission(ctx, 'optimizations:write');
  const started = performance.now();
  const resolved = await resolveOptions(ctx, ctx.actor, input);
  const row = newRow(ctx, input, resolved);

  await reserve(ctx, row);
  const settled = Promise.withResolvers<void>();
  try {
    const result = await findOrRefine(ctx, input.text, resolved, settled.promise);
    const latencyMs = performance.now() - started;
    const columns = { ...result.columns, latencyMs: Math.round(latencyMs * 10) / 10 };
    await complete(ctx, row.id, columns);
    if (result.remember) await rememberResult(ctx, result.hash, row.id);
    const done = { ...row, ...columns };
    return await describeReply(ctx, done, input);
  } catch (error) {
    await fail(ctx, row, error);
    throw toDomainError(error);
  } finally {
    settled.resolve();
  }
}

type NewRow = ReturnType<typeof newRow>;

interface FoundOrRefined {
  columns: ResultColumns;
  hash: string;
  /** Whether later requests may be answered from it. */
  remember: boolean;
}

/** Takes an earlier result of the same request, that of one running at this moment, or refines. */
async function findOrRefine(
  ctx: ActorContext,
  text: string,
  resolved: ResolvedOptions,
  settled: Promise<void>,
): Promise<FoundOrRefined> {
  const { organizationId } = ctx.actor;
  const hash = requestHash(organizationId, text, resolved);
  const earlier = await findCachedResult(ctx, organizationId, hash);
  if (earlier) return { columns: cachedColumns(earlier), hash, remember: false };
  const work = () => refineText(ctx, { organizationId, text, ...resolved });
  const { outcome, shared } = await shareInFlight(hash, work, settled);
  const columns = outcomeColumns(outcome);
  if (shared) return { columns: { ...columns, ...NOT_PAID }, hash, remember: false };
  return { columns, hash, remember: outcome.cacheable };
}

function newRow(ctx: ActorContext, input: OptimizeBody, resolved: ResolvedOptions) {
  const { organizationId, userId } = ctx.actor;
  const { strategy, compressionLevel, outputFormat, mode, targetTokens = null } = resolved.settings;
  return {
    id: newId(),
    organizationId,
    userId,
    apiKeyId: apiKeyOf(ctx.actor),
    status: 'processing' as const,
    provider: resolved.provider,
    model: resolved.model,
    strategy,
    compressionLevel,
    outputFormat,
    mode,
    targetTokens,
    originalText: input.text,
    originalTokens: 0,
    metadata: input.metadata ?? {},
    createdAt: ctx.clock.now(),
  };
}

/**
 * Charges the quota and records the work as accepted: the row is the reservation, and one that a crash leaves behind is
 * found and refunded by the reconciler. The commit does not wait for the disk: the one that stores the result does, and
 * with it everything before, so the lock that every request of the organization needs is held but a moment.
 */
async function reserve(ctx: ActorContext, row: NewRow): Promise<void> {
  const { organizationId } = ctx.actor;
  const charge = chargeOf(organizationId);
  const insert = insertIf(optimizations, row, chargeStatement(ctx, charge));
  const [inserted] = await ctx.tenant.send([insert], { durable: false });
  if (inserted?.length) return;
  throw await ctx.tenant.run((tx) => quotaExceeded(ctx, tx, charge));
}

const chargeOf = (organizationId: string) => ({ organizationId, meter: OPTIMIZATIONS, amount: 1 });

/** Stores the outcome. A row that the reconciler gave up meanwhile was refunded and stays failed. */
async function complete(
  ctx: ActorContext,
  id: string,
  columns: ResultColumns & { latencyMs: number },
): Promise<void> {
  const { organizationId } = ctx.actor;
  const stored = ctx.db
    .update(optimizations)
    .set(columns)
    .where(processing(id, organizationId))
    .returning({ id: optimizations.id });
  const [rows] = await ctx.tenant.send([stored, ...bindStatements(ctx, id)]);
  if (!rows?.length)
    throw new DomainError('service_unavailable', 'The request took too long and was given up.');
}

async function fail(ctx: ActorContext, row: NewRow, error: unknown): Promise<void> {
  const { organizationId } = ctx.actor;
  const failure = failureOf(error);
  if (failure.code === 'internal_error')
    ctx.logger.error({ err: error, optimizationId: row.id }, 'optimization failed');
  const originalTokens = await countOriginal(ctx, organizationId, row.originalText);
  await ctx.tenant
    .run(async (tx) => {
      const failed = await tx
        .update(optimizations)
        .set({ status: 'failed', error: failure, originalTokens })
        .where(processing(row.id, organizationId))
        .returning({ id: optimizations.id });
      if (failed.length) await refundQuota(tx, chargeOf(organizationId));
    })
    .catch((cause: unknown) =>
      ctx.logger.error({ err: cause, optimizationId: row.id }, 'failure not recorded'),
    );
}

const processing = (id: string, organizationId: string) =>
  and(
    eq(optimizations.id, id),
    eq(optimizations.organizationId, organizationId),
    eq(optimizations.status, 'processing'),
  );
