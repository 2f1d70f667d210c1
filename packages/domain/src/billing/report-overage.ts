import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { eq, isNotNull } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { type TellContext, tellOverage } from './internal/tell-overage.ts';

/**
 * Tells Stripe what went beyond the plan, for each organization that pays for that. One that fails keeps none of
 * the others. Does nothing in a process without billing.
 */
export async function reportOverage(ctx: TellContext & Pick<Context, 'logger'>): Promise<void> {
  const { billingDb, stripe } = ctx;
  if (!billingDb || !stripe) return;
  const paying = await billingDb
    .select({
      organizationId: billingAccounts.organizationId,
      customerId: billingCustomers.customerId,
    })
    .from(billingAccounts)
    .innerJoin(billingCustomers, eq(billingCustomers.organizationId, billingAccounts.organizationId))
    .where(isNotNull(billingAccounts.overageSubscriptionId));
  for (const customer of paying) {
    try {
      await tellOverage(ctx, customer);
    } catch (error) {
      ctx.logger.error({ err: error, organizationId: customer.organizationId }, 'overage not told');
    }
  }
}
