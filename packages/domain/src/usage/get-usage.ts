import type { UsageReply } from '@refinery/contracts/usage.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { type BillingPeriod, billingPeriod } from './billing-period.ts';
import { checksSince } from './checks.ts';
import { inFlight } from './meters/in-flight.ts';
import { ENRICHMENTS, type Meter, OPTIMIZATIONS, PROMPTS, SPEND } from './meters/meters.ts';
import { toUsd } from './micros.ts';

/** What the organization has used of its plan and its budget this month. */
export async function getUsage(ctx: CallerContext<'clock' | 'inFlight'>): Promise<UsageReply> {
  requirePermission(ctx, 'usage:read');
  const period = billingPeriod(ctx.clock.now());
  return ctx.tenant.run(async (tx) => {
    const { plan, checks, ...quota } = await readMeter(ctx, tx, OPTIMIZATIONS, period);
    const { plan: _, checks: __, ...prompts } = await readMeter(ctx, tx, PROMPTS, period);
    const { plan: ___, checks: ____, ...enrichments } = await readMeter(ctx, tx, ENRICHMENTS, period);
    const spend = await readMeter(ctx, tx, SPEND, period);
    return {
      plan,
      period: { start: period.start.toISOString(), end: period.end.toISOString() },
      ...quota,
      resetsAt: period.end.toISOString(),
      meters: [
        { name: 'optimizations', ...quota },
        { name: 'prompts', ...prompts },
        { name: 'enrichments', ...enrichments },
      ],
      spend: {
        budgetUsd: orNull(spend.limit, toUsd),
        spentUsd: toUsd(spend.used),
        reservedUsd: toUsd(spend.reserved),
        remainingUsd: orNull(spend.remaining, toUsd),
      },
      checks,
    };
  });
}

const orNull = <T, R>(value: T | null, convert: (value: T) => R): R | null =>
  value === null ? null : convert(value);

/** What of a meter was used and is reserved in a period, in its units. */
async function readMeter(
  ctx: CallerContext<'inFlight'>,
  tx: Transaction,
  meter: Meter,
  period: BillingPeriod,
) {
  const { organizationId } = ctx.actor;
  const [row] = await tx
    .select({
      plan: subscriptions.plan,
      limit: meter.limit.mapWith(Number),
      periodStart: usageCounters.periodStart,
      charged: usageCounters.used,
      reserved: inFlight(ctx.inFlight, meter, { organizationId }).mapWith(Number),
      checks: checksSince(organizationId, period.start).mapWith(Number),
    })
    .from(subscriptions)
    .leftJoin(
      usageCounters,
      and(
        eq(usageCounters.organizationId, subscriptions.organizationId),
        eq(usageCounters.meter, meter.name),
      ),
    )
    .where(eq(subscriptions.organizationId, organizationId));
  if (!row) throw new DomainError('organization_not_found');
  const { plan, periodStart, charged, reserved, checks } = row;
  const limit: number | null = row.limit;
  const isOfThisPeriod = periodStart !== null && periodStart >= period.start;
  const used = isOfThisPeriod ? Math.max(0, (charged ?? 0) - reserved) : 0;
  const remaining = limit === null ? null : Math.max(0, limit - used - reserved);
  return { plan, checks, used, reserved, limit, remaining };
}
