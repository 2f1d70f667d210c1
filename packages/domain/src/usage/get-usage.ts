import type { UsageReply } from '@refinery/contracts/usage.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { billingPeriod } from './billing-period.ts';
import { checksSince } from './checks.ts';
import { inFlight } from './meters/in-flight.ts';
import { OPTIMIZATIONS } from './meters/meters.ts';

/** What the organization has used of its plan this month. */
export async function getUsage(ctx: CallerContext<'clock' | 'inFlight'>): Promise<UsageReply> {
  requirePermission(ctx, 'usage:read');
  const { organizationId } = ctx.actor;
  const period = billingPeriod(ctx.clock.now());
  const [row] = await ctx.tenant.run((tx) =>
    tx
      .select({
        plan: subscriptions.plan,
        limit: subscriptions.quotaLimit,
        periodStart: usageCounters.periodStart,
        charged: usageCounters.used,
        reserved: inFlight(ctx.inFlight, OPTIMIZATIONS, { organizationId }).mapWith(Number),
        checks: checksSince(organizationId, period.start).mapWith(Number),
      })
      .from(subscriptions)
      .leftJoin(
        usageCounters,
        and(
          eq(usageCounters.organizationId, subscriptions.organizationId),
          eq(usageCounters.meter, OPTIMIZATIONS.name),
        ),
      )
      .where(eq(subscriptions.organizationId, organizationId)),
  );
  if (!row) throw new DomainError('internal_error');
  const { plan, limit, periodStart, charged, reserved, checks } = row;
  const isOfThisPeriod = periodStart !== null && periodStart >= period.start;
  const used = isOfThisPeriod ? Math.max(0, (charged ?? 0) - reserved) : 0;
  return {
    plan,
    period: { start: period.start.toISOString(), end: period.end.toISOString() },
    used,
    reserved,
    limit,
    remaining: limit === null ? null : Math.max(0, limit - used - reserved),
    resetsAt: period.end.toISOString(),
    checks,
  };
}
