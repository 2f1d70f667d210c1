import Stripe from 'stripe';
import { type FakeStripe, type FakeStripeOptions, startFakeStripe } from './start-fake-stripe.ts';

/** The prices of a small shop: `pro` and `team` by month and year, and what is used beyond. */
export interface Shop {
  meter: string;
  proMonthly: string;
  proYearly: string;
  teamMonthly: string;
  overage: string;
}

export interface OpenStripe {
  fake: FakeStripe;
  stripe: Stripe;
  shop: Shop;
  close(): Promise<void>;
}

export const START = new Date('2026-01-16T12:00:00Z');

/** `2026-02-01T00:00:00Z` and so on. */
export const day = (text: string): Date => new Date(`${text}Z`);
export const unix = (text: string): number => day(text).getTime() / 1000;

async function openShop(stripe: Stripe): Promise<Shop> {
  const product = (await stripe.products.create({ name: 'Pro' })).id;
  const meter = await stripe.billing.meters.create({
    display_name: 'Units',
    event_name: 'units',
    default_aggregation: { formula: 'last' },
  });
  const price = async (key: string, amount: number, interval: 'month' | 'year'): Promise<string> => {
    const made = await stripe.prices.create({
      product,
      currency: 'usd',
      unit_amount: amount,
      recurring: { interval },
      lookup_key: key,
    });
    return made.id;
  };
  const overage = await stripe.prices.create({
    product,
    currency: 'usd',
    unit_amount_decimal: Stripe.Decimal.from('0.5'),
    recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
    lookup_key: 'overage',
  });
  return {
    meter: meter.id,
    proMonthly: await price('pro_monthly', 3100, 'month'),
    proYearly: await price('pro_yearly', 36_500, 'year'),
    teamMonthly: await price('team_monthly', 9300, 'month'),
    overage: overage.id,
  };
}

/** A fake Stripe at noon of 16 January 2026, the SDK that speaks to it, and a shop. */
export async function openStripe(options: FakeStripeOptions = {}): Promise<OpenStripe> {
  const fake = await startFakeStripe({ now: START, ...options });
  const stripe = new Stripe(fake.apiKey, fake.client);
  const shop = await openShop(stripe);
  fake.takeEvents();
  return { fake, stripe, shop, close: () => fake.close() };
}

/** A customer who pays by the card. */
export async function customerWith(stripe: Stripe, card: string): Promise<string> {
  const customer = await stripe.customers.create({ email: 'ada@example.com' });
  const method = await stripe.paymentMethods.attach(card, { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
  return customer.id;
}

/** The error that a request ends in. */
export async function errorOf(request: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The request was answered.');
}
