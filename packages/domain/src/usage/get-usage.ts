import type { UsageReply } from '@refinery/contracts/usage.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { inFlight } from '../meters/in-flight.ts';
import { ENRICHMENTS, type Meter, OPTIMIZATIONS, PROMPTS, SPEND, TEST_CELLS } from '../meters/meters.ts';
import { type BillingPeriod, billingPeriod } from './billing-period.ts';
import { checksSince } from './checks.ts';

/** Meters beside the first, which has fields of its own in the reply. */
const OTHERS = [
  ['prompts', PROMPTS],
  ['enrichments', ENRICHMENTS],
  ['test_cells', TEST_CELLS],
] as const;

/** What the organization has used of its plan and its budget this month. */
export async function getUsage(ctx: CallerContext<'clock' | 'quotas'>): Promise<UsageReply> {
  requirePermission(ctx, 'usage:read');
  const period = billingPeriod(ctx.clock.now());
  return ctx.tenant.run(async (tx) => {
    const { plan, checks, ...quota } = await readMeter(ctx, tx, OPTIMIZATIONS, period);
    const meters: UsageReply['meters'] = [{ name: 'optimizations', ...quota }];
    for (const [name, meter] of OTHERS) {
      const { plan: _, checks: __, ...rest } = await readMeter(ctx, tx, meter, period);
      meters.push({ name, ...rest });
    }
    const spend = await readMeter(ctx, tx, SPEND, period);
    return {
      plan,
      period: { start: period.start.toISOString(), end: period.end.toISOString() },
      ...quota,
      resetsAt: period.end.toISOString(),
      meters,
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
async function readMeter(ctx: CallerContext<'quotas'>, tx: Transaction, meter: Meter, period: BillingPeriod) {
  const { organizationId } = ctx.actor;
  const [row] = await tx
    .select({
      plan: subscriptions.plan,
      limit: meter.limit(ctx.quotas.plans).mapWith(Number),
      periodStart: usageCounters.periodStart,
      charged: usageCounters.used,
      reserved: inFlight(ctx.quotas.inFlight, meter, { organizationId }).mapWith(Number),
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
