import type {
  IncludeQuery,
  OptimizationReply,
  StoredIncludeQuery,
  StoredOptimization,
} from '@refinery/contracts/optimizations.ts';
import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { ProtectionOptions } from '../refining/protected-parts.ts';
import { includeEdits } from './internal/include-edits.ts';
import { includeProtected } from './internal/include-protected.ts';
import type { OptimizationRow } from './optimization.ts';
import { toOptimizationReply, toStoredOptimization } from './to-reply.ts';

/** One optimization, whole. Errors: `forbidden`, `optimization_not_found`. */
export async function getOptimization(
  ctx: CallerContext<'refiner'>,
  { id, ...wanted }: { id: string } & StoredIncludeQuery,
): Promise<StoredOptimization> {
  requirePermission(ctx, 'optimizations:read');
  const { row, reviewedAt } = await findWithReview(ctx, id);
  const parts = wanted.include?.split(',') ?? [];
  const added = parts.includes('edits') ? await includeEdits(ctx, row, { include: 'edits' }) : {};
  const frozen = parts.includes('protected') ? await includeProtected(ctx, row, added) : {};
  return { ...toStoredOptimization(row, reviewedAt), ...added, ...frozen };
}

/**
 * What optimizing answered, for a caller who repeats the request. Errors: `optimization_not_found`,
 * `texts_removed`.
 */
export async function getOptimizationResult(
  ctx: CallerContext<'refiner'>,
  { id, ...request }: { id: string } & IncludeQuery & ProtectionOptions,
): Promise<OptimizationReply> {
  const row = await findOptimization(ctx, id);
  return toOptimizationReply(ctx, row, request);
}

async function findWithReview(ctx: CallerContext, id: string) {
  const [found] = await ctx.tenant.run((tx) =>
    tx
      .select({ row: optimizations, reviewedAt: optimizationReviews.reviewedAt })
      .from(optimizations)
      .leftJoin(
        optimizationReviews,
        and(
          eq(optimizationReviews.optimizationId, optimizations.id),
          eq(optimizationReviews.organizationId, optimizations.organizationId),
        ),
      )
      .where(whereOwn(ctx, optimizations, id)),
  );
  if (!found) throw new DomainError('optimization_not_found');
  return found;
}

async function findOptimization(ctx: CallerContext, id: string): Promise<OptimizationRow> {
  const own = whereOwn(ctx, optimizations, id);
  const [row] = await ctx.tenant.run((tx) => tx.select().from(optimizations).where(own));
  if (!row) throw new DomainError('optimization_not_found');
  return row;
}
