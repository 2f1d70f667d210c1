import { GRACE_DAYS } from '@refinery/contracts/billing.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq, lte, or } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { applyPlan } from './internal/apply-plan.ts';
import { addDays } from './internal/days.ts';

/** Most plans that change in one tick; the next tick changes others. */
const MOST_AT_ONCE = 500;

/**
 * Changes the plans whose time is over: trials that end, and subscriptions of which a payment has been due
 * for too long. One that fails is tried again at the next tick and keeps none of the others. Does nothing in
 * a process without billing.
 */
export async function applyDuePlans(
  ctx: Pick<Context, 'billingDb' | 'clock' | 'logger' | 'quotas'>,
): Promise<void> {
  const { billingDb } = ctx;
  if (!billingDb) return;
  const now = ctx.clock.now();
  const trialOver = and(eq(subscriptions.planSource, 'trial'), lte(billingAccounts.trialEndsAt, now));
  const graceOver = and(
    eq(subscriptions.planSource, 'stripe'),
    lte(billingAccounts.pastDueSince, addDays(now, -GRACE_DAYS)),
  );
  const due = await billingDb
    .select({ organizationId: subscriptions.organizationId })
    .from(subscriptions)
    .innerJoin(billingAccounts, eq(billingAccounts.organizationId, subscriptions.organizationId))
    .where(or(trialOver, graceOver))
    .limit(MOST_AT_ONCE);
  for (const { organizationId } of due) {
    try {
      await billingDb.transaction((tx) => applyPlan(ctx, tx, organizationId));
    } catch (error) {
      ctx.logger.error({ err: error, organizationId }, 'plan not changed');
    }
  }
}
