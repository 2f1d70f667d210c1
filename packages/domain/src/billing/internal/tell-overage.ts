import type { Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { inFlight } from '../../meters/in-flight.ts';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import { billingPeriod } from '../../usage/billing-period.ts';
import { beginPeriodStatement, meteringOf, periodLockStatement } from '../../usage/charge.ts';
import { OVERAGE_EVENT } from './overage.ts';
import { requireBillingDb } from './require-billing-db.ts';
import { requireStripe } from './require-stripe.ts';

/** Stripe takes what was used in a month for an hour after it, in milliseconds. */
const LATE_MS = 60 * 60_000;

export type TellContext = Pick<Context, 'billingDb' | 'clock' | 'db' | 'quotas' | 'stripe'>;

/** Whom Stripe knows as the customer of an organization. */
export interface Customer {
  organizationId: string;
  customerId: string;
}

/**
 * Tells Stripe how many optimizations of an organization went beyond the plan this month so far, and last
 * month, as long as that counts there. The last number of a month is what is paid, so telling it again
 * changes nothing. Work that has not ended is not told yet: it may be given back. What has not ended when a
 * month does counts in the next one.
 * @returns how many went beyond the plan and have not ended
 * Errors: `billing_unavailable`.
 */
export async function tellOverage(ctx: TellContext, customer: Customer): Promise<number> {
  // Asked before it is read: of two who read at different times, the later one counts.
  const now = ctx.clock.now();
  const { organizationId } = customer;
  const counted = await withTenant(ctx.db, organizationId, (tx) => readCounted(ctx, tx, organizationId));
  if (!counted) return 0;
  const { month, ended, previous, charged } = counted;
  await tellMonth(ctx, customer, now, { month: monthBefore(month), units: previous });
  await tellMonth(ctx, customer, now, { month, units: ended });
  return charged - ended;
}

const monthBefore = (month: Date): Date => billingPeriod(new Date(month.getTime() - 1)).start;

interface Counted {
  /** When the month that counts now began. */
  month: Date;
  /** Units beyond the plan in it: all, and those of work that has ended. */
  charged: number;
  ended: number;
  /** Those of the month before. */
  previous: number;
}

/** Begins the month first, so that what has not ended goes on in it. Null: nothing was charged yet. */
async function readCounted(
  ctx: TellContext,
  tx: Transaction,
  organizationId: string,
): Promise<Counted | null> {
  const metering = meteringOf(ctx);
  const of = { organizationId, meter: OPTIMIZATIONS };
  await tx.execute(periodLockStatement(metering, of));
  await tx.execute(beginPeriodStatement(metering, of));
  const [row] = await tx
    .select({
      month: usageCounters.periodStart,
      charged: usageCounters.overage,
      open: inFlight(ctx.quotas.inFlight, OPTIMIZATIONS, { organizationId }).mapWith(Number),
      previous: usageCounters.previousOverage,
    })
    .from(usageCounters)
    .where(
      and(eq(usageCounters.organizationId, organizationId), eq(usageCounters.meter, OPTIMIZATIONS.name)),
    );
  if (!row) return null;
  const { month, charged, open, previous } = row;
  return { month, charged, ended: Math.max(0, charged - open), previous };
}

async function tellMonth(
  ctx: TellContext,
  { organizationId, customerId }: Customer,
  now: Date,
  { month, units }: { month: Date; units: number },
): Promise<void> {
  const { end } = billingPeriod(month);
  if (units === 0 || now.getTime() >= end.getTime() + LATE_MS) return;
  const db = requireBillingDb(ctx);
  const isNew = and(
    eq(billingAccounts.organizationId, organizationId),
    or(
      isNull(billingAccounts.overageMonth),
      lt(billingAccounts.overageMonth, month),
      and(eq(billingAccounts.overageMonth, month), lt(billingAccounts.overageTold, units)),
    ),
  );
  const [account] = await db
    .select({ id: billingAccounts.organizationId })
    .from(billingAccounts)
    .where(isNew);
  if (!account) return;
  // Clocks of processes differ: it stays in its month.
  const at = Math.max(month.getTime(), Math.min(now.getTime(), end.getTime() - 1));
  await requireStripe(ctx).ask((stripe) =>
    stripe.billing.meterEvents.create({
      event_name: OVERAGE_EVENT,
      payload: { stripe_customer_id: customerId, value: String(units) },
      timestamp: Math.floor(at / 1_000),
    }),
  );
  await db.update(billingAccounts).set({ overageTold: units, overageMonth: month }).where(isNew);
}
