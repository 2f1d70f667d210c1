import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { momentOf } from '../../context/moment.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { bindStatements } from '../../idempotency/idempotency.ts';
import { failureOf } from '../../usage/failure.ts';
import { refundQuota } from '../../usage/quota.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { failedColumns, type NewOptimization } from '../optimization.ts';
import { completedEvents } from './completed-event.ts';
import { chargeOf, deliveriesIn } from './record-optimization.ts';

/**
 * Stores what an optimization in progress came to, and tells webhooks of it. One that the reconciler gave up
 * meanwhile was refunded and stays failed. Errors: `service_unavailable` then.
 */
export async function completeOptimization(
  ctx: CallerContext<'clock' | 'committer' | 'db' | 'logger' | 'queues' | 'settings'>,
  id: string,
  columns: OptimizationResult & { latencyMs: number },
): Promise<void> {
  const { organizationId } = ctx.actor;
  const stored = ctx.db
    .update(optimizations)
    .set(columns)
    .where(whereProcessing(ctx, id))
    .returning({ id: optimizations.id });
  const rows = await ctx.committer.write({
    organizationId,
    id,
    name: `completed ${id}`,
    record: '{}',
    locks: [],
    statements: () => [
      stored,
      completedEvents(momentOf(ctx), organizationId, id),
      ...bindStatements(ctx, id),
    ],
    isWritten: ([updated]) => updated?.length === 1,
  });
  if (!rows)
    throw new DomainError(
      'service_unavailable',
      'The request took too long and was stopped. It was not counted. Send it again.',
    );
  await startDeliveries(ctx, deliveriesIn(organizationId, rows));
}

/** Stores why an optimization in progress failed, and gives back what it was charged. */
export async function failOptimization(
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
