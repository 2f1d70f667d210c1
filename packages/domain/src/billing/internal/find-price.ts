import type { StartCheckoutBody } from '@refinery/contracts/billing.ts';
import type { BillingInterval, Plan } from '@refinery/contracts/enums.ts';
import type Stripe from 'stripe';
import { DomainError } from '../../errors/domain-error.ts';

/** The lookup key of a plan's price at Stripe. */
export const priceKey = (plan: Plan, interval: BillingInterval): string =>
  `prompt_refinery_${plan}_${interval}`;

/** The id of the price at which a plan is sold now. Errors: `plan_not_sold`. */
export async function findPrice(
  stripe: Stripe,
  { plan, interval }: Pick<StartCheckoutBody, 'plan' | 'interval'>,
): Promise<string> {
  const lookup_keys = [priceKey(plan, interval)];
  const { data } = await stripe.prices.list({ lookup_keys, active: true, limit: 1 });
  const [price] = data;
  if (!price) throw new DomainError('plan_not_sold', `There is no price for ${plan} by ${interval}.`);
  return price.id;
}
