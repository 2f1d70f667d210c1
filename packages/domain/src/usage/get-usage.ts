import type { UsageReply } from '@refinery/contracts/usage.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { billingPeriod } from './billing-period.ts';
import { checksSince } from './checks.ts';
import { inFlightWork } from './in-flight-work.ts';

/** What the organization has used of its plan this month. */
export async function getUsage(ctx: ActorContext): Promise<UsageReply> {
  requirePermission(ctx, 'usage:read');
  const { organizationId } = ctx.actor;
  const period = billingPeriod(ctx.clock.now());
  const [row] = await withTenant(ctx.db, organizationId, (tx) =>
    tx
      .select({
        subscription: subscriptions,
        reserved: inFlightWork(organizationId).mapWith(Number),
        checks: checksSince(organizationId, period.start).mapWith(Number),
      })
      .from(subscriptions)
      .where(eq(subscriptions.organizationId, organizationId)),
  );
  if (!row) throw new DomainError('internal_error');
  const { plan, quotaLimit, periodStart, used: charged } = row.subscription;
  const used = periodStart < period.start ? 0 : Math.max(0, charged - row.reserved);
  return {
    plan,
    period: { start: period.start.toISOString(), end: period.end.toISOString() },
    used,
    reserved: row.reserved,
    limit: quotaLimit,
    remaining: quotaLimit === null ? null : Math.max(0, quotaLimit - used - row.reserved),
    resetsAt: period.end.toISOString(),
    checks: row.checks,
  };
}
