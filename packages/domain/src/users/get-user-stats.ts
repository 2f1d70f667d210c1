import type { UserStatsReply } from '@refinery/contracts/users.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, count, eq, gte, sql } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { billingPeriod } from '../usage/billing-period.ts';

/** What the caller, or the person an API key belongs to, did in the organization this month. */
export function getUserStats(ctx: CallerContext<'clock'>): Promise<UserStatsReply> {
  const { organizationId, userId } = ctx.actor;
  const { start, end } = billingPeriod(ctx.clock.now());
  return ctx.tenant.run(async (tx) => {
    const [member] = await tx
      .select({ since: memberships.createdAt })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)));
    if (!member) throw new DomainError('unauthenticated');
    const [done] = await tx
      .select({
        optimizations: count(),
        tokensSaved:
          sql`coalesce(sum(${optimizations.originalTokens} - ${optimizations.refinedTokens}), 0)`.mapWith(
            Number,
          ),
      })
      .from(optimizations)
      .where(
        and(
          eq(optimizations.organizationId, organizationId),
          eq(optimizations.userId, userId),
          eq(optimizations.status, 'completed'),
          gte(optimizations.createdAt, start),
        ),
      );
    const batches = await tx.$count(
      batchJobs,
      and(
        eq(batchJobs.organizationId, organizationId),
        eq(batchJobs.userId, userId),
        gte(batchJobs.createdAt, start),
      ),
    );
    const keys = await tx.$count(
      apiKeys,
      and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.userId, userId)),
    );
    return {
      period: { start: start.toISOString(), end: end.toISOString() },
      optimizations: done?.optimizations ?? 0,
      tokensSaved: done?.tokensSaved ?? 0,
      batches,
      apiKeys: keys,
      memberSince: member.since.toISOString(),
    };
  });
}
