import type { ReviewRule, ReviewRulesQuery } from '@refinery/contracts/reviews.ts';
import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';

const MOST_RULES = 500;

/**
 * Kinds of edits by the share that people put back, the highest first: at most 500, counted in the database
 * from what each review stored beside its texts. Errors: `forbidden`.
 */
export async function listReviewRules(
  ctx: CallerContext,
  { from, to }: ReviewRulesQuery,
): Promise<ReviewRule[]> {
  requirePermission(ctx, 'optimizations:read');
  const where = and(
    eq(optimizationReviews.organizationId, ctx.actor.organizationId),
    from === undefined ? undefined : gte(optimizationReviews.reviewedAt, new Date(from)),
    to === undefined ? undefined : lt(optimizationReviews.reviewedAt, new Date(to)),
  );
  const rows = await ctx.tenant.run((tx) =>
    tx.execute<{ rule: string | null; reason: string; proposed: string; rejected: string }>(sql`
      select kind.rule, kind.reason, sum(kind.proposed) as proposed, sum(kind.rejected) as rejected
      from ${optimizationReviews}
      cross join jsonb_to_recordset(${optimizationReviews.counts}) as kind(rule text, reason text, proposed integer, rejected integer)
      where ${where}
      group by kind.rule, kind.reason
      order by sum(kind.rejected)::float8 / sum(kind.proposed) desc, sum(kind.proposed) desc, kind.rule, kind.reason
      limit ${MOST_RULES}`),
  );
  return rows.map(({ rule, reason, ...sums }) => {
    const [proposed, rejected] = [Number(sums.proposed), Number(sums.rejected)];
    return { rule, reason, proposed, rejected, share: Math.round((1_000 * rejected) / proposed) / 1_000 };
  });
}
