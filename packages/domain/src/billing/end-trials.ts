import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq, lte } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { applyPlan } from './internal/apply-plan.ts';

/** Most trials that end in one tick; the next tick ends others. */
const MOST_AT_ONCE = 500;

/**
 * Ends the trials whose time is over. One that fails is tried again at the next tick and keeps none of the
 * others. Does nothing in a process without billing.
 */
export async function endTrials(
  ctx: Pick<Context, 'billingDb' | 'clock' | 'logger' | 'quotas'>,
): Promise<void> {
  const { billingDb } = ctx;
  if (!billingDb) return;
  const due = await billingDb
    .select({ organizationId: subscriptions.organizationId })
    .from(subscriptions)
    .innerJoin(billingAccounts, eq(billingAccounts.organizationId, subscriptions.organizationId))
    .where(and(eq(subscriptions.planSource, 'trial'), lte(billingAccounts.trialEndsAt, ctx.clock.now())))
    .limit(MOST_AT_ONCE);
  for (const { organizationId } of due) {
    try {
      await billingDb.transaction((tx) => applyPlan(ctx, tx, organizationId));
    } catch (error) {
      ctx.logger.error({ err: error, organizationId }, 'trial not ended');
    }
  }
}
