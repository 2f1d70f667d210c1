import type { Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { inFlight } from '../meters/in-flight.ts';
import { OPTIMIZATIONS, overageOf } from '../meters/meters.ts';
import { billingPeriod } from '../usage/billing-period.ts';
import { OVERAGE_EVENT } from './internal/overage.ts';

/** Stripe takes what was used in a month for an hour after it, in milliseconds. */
const LATE_MS = 60 * 60_000;

type ReportContext = Pick<Context, 'billingDb' | 'clock' | 'db' | 'logger' | 'quotas' | 'stripe'>;

/**
 * Tells Stripe how many optimizations went beyond the plan this month so far, for each organization that allows
 * them. The last number of a month is what is paid, so telling it again, or twice at once, changes nothing. Work
 * that has not ended is not told yet: it may be given back. What ends in the seconds between the last report of a
 * month and its end is not paid. Does nothing in a process without billing.
 */
export async function reportOverage(ctx: ReportContext): Promise<void> {
  const { billingDb, stripe } = ctx;
  if (!billingDb || !stripe) return;
  const allowing = await billingDb
    .select({
      organizationId: billingAccounts.organizationId,
      customerId: billingCustomers.customerId,
      told: billingAccounts.overageTold,
      month: billingAccounts.overageMonth,
    })
    .from(billingAccounts)
    .innerJoin(billingCustomers, eq(billingCustomers.organizationId, billingAccounts.organizationId))
    .where(isNotNull(billingAccounts.overageLimitCents));
  for (const account of allowing) {
    try {
      await report(ctx, account);
    } catch (error) {
      ctx.logger.error({ err: error, organizationId: account.organizationId }, 'overage not reported');
    }
  }
}

interface Account {
  organizationId: string;
  customerId: string;
  /** What Stripe was told last, of the month that began then. */
  told: number;
  month: Date | null;
}

async function report(
  ctx: ReportContext,
  { organizationId, customerId, told, month }: Account,
): Promise<void> {
  const { billingDb, stripe } = ctx;
  // Asked before it is read: of two who read at different times, the later one counts.
  const now = ctx.clock.now();
  const used = await withTenant(ctx.db, organizationId, (tx) => readOverage(ctx, tx, organizationId));
  if (!billingDb || !stripe || !used) return;
  const before = month?.getTime() === used.month.getTime() ? told : 0;
  if (used.units <= before) return;
  const { end } = billingPeriod(used.month);
  if (now.getTime() >= end.getTime() + LATE_MS) return;
  const at = Math.min(now.getTime(), end.getTime() - 1);
  await stripe.ask((sdk) =>
    sdk.billing.meterEvents.create({
      event_name: OVERAGE_EVENT,
      payload: { stripe_customer_id: customerId, value: String(used.units) },
      timestamp: Math.floor(at / 1_000),
    }),
  );
  await billingDb
    .update(billingAccounts)
    .set({ overageTold: used.units, overageMonth: used.month })
    .where(
      and(
        eq(billingAccounts.organizationId, organizationId),
        or(
          sql`${billingAccounts.overageMonth} is null`,
          ne(billingAccounts.overageMonth, used.month),
          lt(billingAccounts.overageTold, used.units),
        ),
      ),
    );
}

/** What went beyond the plan in the month that was charged last; null: nothing was charged yet. */
async function readOverage(
  { quotas }: Pick<Context, 'quotas'>,
  tx: Transaction,
  organizationId: string,
): Promise<{ month: Date; units: number } | null> {
  const limit = OPTIMIZATIONS.limit(quotas.plans);
  const ended = sql`${usageCounters.used} - ${inFlight(quotas.inFlight, OPTIMIZATIONS, { organizationId })}`;
  const [row] = await tx
    .select({
      month: usageCounters.periodStart,
      // Without a limit nothing is beyond it.
      units: sql`coalesce(least(greatest(0, ${ended} - (${limit} - ${overageOf})), ${overageOf}), 0)`.mapWith(
        Number,
      ),
    })
    .from(subscriptions)
    .innerJoin(
      usageCounters,
      and(
        eq(usageCounters.organizationId, subscriptions.organizationId),
        eq(usageCounters.meter, OPTIMIZATIONS.name),
      ),
    )
    .where(and(eq(subscriptions.organizationId, organizationId), eq(subscriptions.ownLimit, false)));
  return row ?? null;
}
