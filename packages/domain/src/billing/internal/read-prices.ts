import type Stripe from 'stripe';
import { OFFERS, type Offer } from '../offers.ts';
import { priceKey } from './find-price.ts';

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
