import { TAX_BEHAVIORS, type TaxBehavior } from '@refinery/contracts/billing.ts';
import type { BillingInterval, Plan } from '@refinery/contracts/enums.ts';
import type Stripe from 'stripe';
import { DomainError } from '../../errors/domain-error.ts';
import { OFFERS, type Offer, type OfferedPrice } from '../offers.ts';

/** The lookup key of a plan's price at Stripe. */
export const priceKey = (plan: Plan, interval: BillingInterval): string =>
  `prompt_refinery_${plan}_${interval}`;

/** The prices that have a lookup key of ours, active or not, by that key. */
export async function readPrices(stripe: Stripe): Promise<ReadonlyMap<string, Stripe.Price>> {
  const lookup_keys = OFFERS.map(({ plan, interval }) => priceKey(plan, interval));
  const { data } = await stripe.prices.list({ lookup_keys, limit: 100 });
  return new Map(data.map((price) => [price.lookup_key ?? '', price]));
}

/** Why somebody who pays this price would not get the plan; null: they would. */
export function flawOf({ plan, interval }: Offer, price: Stripe.Price): string | null {
  if (!price.active) return 'it is archived';
  if (price.recurring?.interval !== interval || price.recurring.interval_count !== 1)
    return `it is not paid once a ${interval}`;
  if (price.metadata.plan !== plan) return `its metadata does not say plan = ${plan}`;
  return null;
}

/** A price at which an offer is sold now. */
interface SoldPrice extends OfferedPrice {
  tax: TaxBehavior | null;
}

/**
 * What is sold, of the prices that have a lookup key of ours. A flawed one sells nothing, nor one without an
 * amount.
 */
export function soldPrices(known: ReadonlyMap<string, Stripe.Price>): SoldPrice[] {
  return OFFERS.flatMap((offer): SoldPrice[] => {
    const price = known.get(priceKey(offer.plan, offer.interval));
    if (!price || price.unit_amount === null || flawOf(offer, price) !== null) return [];
    return [{ ...offer, amount: price.unit_amount, currency: price.currency, tax: taxOf(price) }];
  });
}

/** How tax is worked out for a price; null: it is not. */
export const taxOf = ({ tax_behavior: behavior }: Stripe.Price): TaxBehavior | null =>
  TAX_BEHAVIORS.find((one) => one === behavior) ?? null;

/** The price at which a plan is sold now. Errors: `plan_not_sold`, also where the price is flawed. */
export async function findPrice(stripe: Stripe, offer: Offer): Promise<Stripe.Price> {
  const { plan, interval } = offer;
  const price = (await readPrices(stripe)).get(priceKey(plan, interval));
  if (!price || flawOf(offer, price) !== null)
    throw new DomainError('plan_not_sold', `There is no price for ${plan} by ${interval}.`);
  return price;
}
