import type { Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { and, eq, gte } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import { billingPeriod } from '../../usage/billing-period.ts';

/**
 * How many optimizations beyond the plan were asked for this month, without those that came to nothing. What
 * Stripe was told is never less: a larger plan has room for what was beyond the one before, and it stays
 * paid.
 */
export async function readOverageUsed(
  { actor, clock }: CallerContext<'clock'>,
  tx: Transaction,
): Promise<number> {
  const { start } = billingPeriod(clock.now());
  const counted = and(
    eq(usageCounters.organizationId, subscriptions.organizationId),
    eq(usageCounters.meter, OPTIMIZATIONS.name),
    gte(usageCounters.periodStart, start),
  );
  const told = and(
    eq(billingAccounts.organizationId, subscriptions.organizationId),
    gte(billingAccounts.overageMonth, start),
  );
  const [row] = await tx
    .select({ counted: usageCounters.overage, told: billingAccounts.overageTold })
    .from(subscriptions)
    .leftJoin(usageCounters, counted)
    .leftJoin(billingAccounts, told)
    .where(eq(subscriptions.organizationId, actor.organizationId));
  return Math.max(row?.counted ?? 0, row?.told ?? 0);
}
