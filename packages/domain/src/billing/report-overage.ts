import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { eq, isNotNull, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { forEachInTime } from '../work/for-each-in-time.ts';
import { type Customer, type TellContext, tellOverage } from './internal/tell-overage.ts';

/**
 * Tells Stripe what went beyond the plan, for each organization that pays for that. One that fails keeps none
 * of the others; while Stripe does not answer, some wait for another tick. Does nothing in a process without
 * billing.
 * @param within `mostMs`: how long new ones are begun
 */
export async function reportOverage(
  ctx: TellContext & Pick<Context, 'logger'>,
  within: { mostMs?: number } = {},
): Promise<void> {
  const { billingDb, stripe } = ctx;
  if (!billingDb || !stripe) return;
  const paying = await billingDb
    .select({
      organizationId: billingAccounts.organizationId,
      customerId: billingCustomers.customerId,
    })
    .from(billingAccounts)
    .innerJoin(billingCustomers, eq(billingCustomers.organizationId, billingAccounts.organizationId))
    .where(isNotNull(billingAccounts.overageSubscriptionId))
    // In another order each time: where the time is not enough for all, everybody has a turn.
    .orderBy(sql`random()`);
  const tell = async (customer: Customer): Promise<void> => {
    try {
      await tellOverage(ctx, customer);
    } catch (error) {
      ctx.logger.error({ err: error, organizationId: customer.organizationId }, 'overage not told');
    }
  };
  await forEachInTime(paying, tell, within);
}
