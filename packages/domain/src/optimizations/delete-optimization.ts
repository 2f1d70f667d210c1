import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, eq, ne } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';

/**
 * Deletes an optimization with its texts; what it used of the quota stays used. One that is still being
 * refined cannot be deleted. Errors: `forbidden`, `optimization_not_found`.
 */
export async function deleteOptimization(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'optimizations:write');
  const { organizationId } = ctx.actor;
  await mutate(ctx, 'optimization.delete', async (tx) => {
    const [deleted] = await tx
      .delete(optimizations)
      .where(whereOwn(ctx, optimizations, id, ne(optimizations.status, 'processing')))
      .returning({
        status: optimizations.status,
        provider: optimizations.provider,
        createdAt: optimizations.createdAt,
      });
    if (!deleted) throw new DomainError('optimization_not_found');
    await tx
      .delete(optimizationReviews)
      .where(
        and(
          eq(optimizationReviews.optimizationId, id),
          eq(optimizationReviews.organizationId, organizationId),
        ),
      );
    await forgetReplies(tx, organizationId, id);
    return { target: id, before: deleted, result: undefined };
  });
}
