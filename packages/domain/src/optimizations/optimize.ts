import type { IncludeQuery, OptimizationReply, OptimizeBody } from '@refinery/contracts/optimizations.ts';
import { newId } from '@refinery/db/ids.ts';
import { insertIf } from '@refinery/db/insert-if.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { eq, sql } from 'drizzle-orm';
import { apiKeyOf, requirePermission } from '../context/actor.ts';
import type { ActorContext, CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors.ts';
import { eventStatement, oneEvent } from '../events/event-statement.ts';
import { failureOf, toDomainError } from '../failure.ts';
import { bindStatements } from '../idempotency/idempotency.ts';
import { chargeParts, periodLocks } from '../usage/key-charge.ts';
import { OPTIMIZATIONS } from '../usage/meters/meters.ts';
import { quotaExceeded, refundQuota } from '../usage/quota.ts';
import { thresholdStatement } from '../usage/threshold-statement.ts';
import { startDeliveries } from '../webhooks/start-deliveries.ts';
import { findOrRefine, remember } from './find-or-refine.ts';
import {
  failedColumns,
  latencySince,
  type NewOptimization,
  newOptimization,
  type OptimizationResult,
} from './optimization.ts';
import { firstChoice, type RefineRequest, resolveRequest } from './resolve-request.ts';
import { toOptimizationReply } from './to-reply.ts';

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
  const request = { text: input.text, ...(await resolveRequest(ctx, ctx.actor, input)) };
  const row = newRow(ctx, input, request);

  await reserve(ctx, row);
  const settled = Promise.withResolvers<void>();
  try {
    const found = await findOrRefine(ctx, request, settled.promise);
    const done = { ...row, ...found.result, latencyMs: latencySince(started) };
    await complete(ctx, row.id, { ...found.result, latencyMs: done.latencyMs });
    await remember(ctx, found, row.id);
    return await toOptimizationReply(ctx, done, input);
  } catch (error) {
    await fail(ctx, row, error);
    throw toDomainError(error);
  } finally {
    settled.resolve();
  }
}

function newRow(ctx: CallerContext<'clock'>, input: OptimizeBody, request: RefineRequest): NewOptimization {
  const { actor } = ctx;
  const { organizationId, userId } = actor;
  const origin = {
    ...{ id: newId(), organizationId, userId, apiKeyId: apiKeyOf(actor), batchId: null },
    ...firstChoice(request),
    originalText: input.text,
    metadata: input.metadata ?? {},
    createdAt: ctx.clock.now(),
  };
  return newOptimization(origin, request.settings);
}

/**
 * Charges the quota and records the work as accepted: the row is the reservation, and one that a crash leaves behind is
 * found and refunded by the reconciler. The commit does not wait for the disk: the one that stores the result does, and
 * with it everything before, so the lock that every request of the organization needs is held but a moment.
 */
async function reserve(ctx: CallerContext<'clock' | 'inFlight'>, row: NewOptimization): Promise<void> {
  const charge = chargeOf(ctx);
  const { guard, more } = chargeParts(ctx, charge);
  const insert = insertIf(optimizations, row, guard, more);
  const locks = periodLocks(ctx, charge);
  const rows = await ctx.tenant.send([...locks, insert, thresholdStatement(ctx, charge)], { durable: false });
  if (rows[locks.length]?.length) return;
  throw await ctx.tenant.run((tx) => quotaExceeded(ctx, tx, charge));
}

const chargeOf = ({ actor }: CallerContext) => ({
  organizationId: actor.organizationId,
  apiKeyId: apiKeyOf(actor),
  meter: OPTIMIZATIONS,
  amount: 1,
});

/** Stores the outcome, and tells webhooks of it. A row that the reconciler gave up meanwhile was refunded and stays failed. */
async function complete(
  ctx: CallerContext<'clock' | 'db' | 'logger' | 'queues' | 'settings'>,
  id: string,
  columns: OptimizationResult & { latencyMs: number },
): Promise<void> {
  const stored = ctx.db
    .update(optimizations)
    .set(columns)
    .where(whereProcessing(ctx, id))
    .returning({ id: optimizations.id });
  const [rows, deliveries = []] = await ctx.tenant.send([
    stored,
    completedEvent(ctx, id, columns),
    ...bindStatements(ctx, id),
  ]);
  if (!rows?.length)
    throw new DomainError('service_unavailable', 'The request took too long and was given up.');
  const { organizationId } = ctx.actor;
  await startDeliveries(
    ctx,
    deliveries.map(({ jobId }) => ({ organizationId, jobId: String(jobId) })),
  );
}

const completedEvent = (
  ctx: CallerContext<'clock' | 'db'>,
  id: string,
  {
    provider,
    model,
    originalTokens,
    refinedTokens,
    savingsPercentage,
    latencyMs,
  }: OptimizationResult & {
    latencyMs: number;
  },
) =>
  eventStatement(ctx, {
    organizationId: ctx.actor.organizationId,
    type: 'optimization.completed',
    rows: oneEvent(
      { optimizationId: id, provider, model, originalTokens, refinedTokens, savingsPercentage, latencyMs },
      sql`exists (select 1 from ${optimizations} where id = ${id} and status = 'completed')`,
    ),
  });

async function fail(
  ctx: CallerContext<'logger' | 'refiner'>,
  row: NewOptimization,
  error: unknown,
): Promise<void> {
  const failure = failureOf(error);
  if (failure.code === 'internal_error')
    ctx.logger.error({ err: error, optimizationId: row.id }, 'optimization failed');
  const columns = await failedColumns(ctx, row, failure);
  await ctx.tenant
    .run(async (tx) => {
      const failed = await tx
        .update(optimizations)
        .set(columns)
        .where(whereProcessing(ctx, row.id))
        .returning({ id: optimizations.id });
      if (failed.length) await refundQuota(tx, chargeOf(ctx));
    })
    .catch((cause: unknown) =>
      ctx.logger.error({ err: cause, optimizationId: row.id }, 'failure not recorded'),
    );
}

const whereProcessing = (ctx: CallerContext, id: string) =>
  whereOwn(ctx, optimizations, id, eq(optimizations.status, 'processing'));
