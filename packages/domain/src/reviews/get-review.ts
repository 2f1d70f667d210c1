import type { ReviewReply } from '@refinery/contracts/reviews.ts';
import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toReviewReply } from './internal/to-review-reply.ts';

/**
 * The newest review of an optimization. Errors: `forbidden`, `review_not_found`, also where there is no such
 * optimization.
 */
export async function getReview(ctx: CallerContext, { id }: { id: string }): Promise<ReviewReply> {
  requirePermission(ctx, 'optimizations:read');
  const own = and(
    eq(optimizationReviews.optimizationId, id),
    eq(optimizationReviews.organizationId, ctx.actor.organizationId),
  );
  const [row] = await ctx.tenant.run((tx) => tx.select().from(optimizationReviews).where(own));
  if (!row) throw new DomainError('review_not_found');
  return toReviewReply(row);
}
