import Stripe from 'stripe';
import { type FakeStripe, type FakeStripeOptions, startFakeStripe } from './start-fake-stripe.ts';
import type { CardName } from './world/test-cards.ts';

/** A fake Stripe in which plans of the product are sold. */
export interface Shop {
  fake: FakeStripe;
  /** The SDK, for what a test does at Stripe itself. */
  sdk: Stripe;
  /** The variables by which the product's processes use it. */
  env: { STRIPE_SECRET_KEY: string; STRIPE_BASE_URL: string; STRIPE_WEBHOOK_SECRETS: string };
  /** Sells optimizations beyond plans too. */
  sellOverage(): Promise<void>;
  /** The customer pays on the page of a checkout. `country`: of an address, where the page asks for it. */
  pay(url: string, card?: CardName, country?: string): void;
  close(): Promise<void>;
}

/** What `pro` costs in this shop, in cents. */
export const PRO_CENTS = { month: 3_100, year: 31_000 } as const;

/** What each optimization beyond a plan costs in this shop, in cents. */
const OVERAGE_CENTS = 1;

/** Starts a fake Stripe with prices of `pro`, of which the product knows by their lookup keys. */
export async function startShop(options: FakeStripeOptions = {}): Promise<Shop> {
  const fake = await startFakeStripe(options);
  const sdk = new Stripe(fake.apiKey, fake.client);
  const product = await sdk.products.create({ name: 'Prompt Refinery pro' });
  for (const interval of ['month', 'year'] as const) {
    await sdk.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: PRO_CENTS[interval],
      recurring: { interval },
      lookup_key: `prompt_refinery_pro_${interval}`,
      metadata: { plan: 'pro' },
    });
  }
  fake.takeEvents();
  return {
    fake,
    sdk,
    env: {
      STRIPE_SECRET_KEY: fake.apiKey,
      STRIPE_BASE_URL: `http://${fake.client.host}:${fake.client.port}`,
      STRIPE_WEBHOOK_SECRETS: fake.webhookSecret,
    },
    async sellOverage() {
      const meter = await sdk.billing.meters.create({
        display_name: 'Optimizations beyond the plan',
        event_name: 'prompt_refinery_overage',
        default_aggregation: { formula: 'last' },
        customer_mapping: { type: 'by_id', event_payload_key: 'stripe_customer_id' },
        value_settings: { event_payload_key: 'value' },
      });
      await sdk.prices.create({
        product: product.id,
        currency: 'usd',
        unit_amount: OVERAGE_CENTS,
        recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
        lookup_key: 'prompt_refinery_overage',
      });
    },
    pay(url, card = 'pm_card_visa', country = 'US') {
      fake.completeCheckout(url.split('/').at(-1) ?? '', card, { country });
    },
    close: () => fake.close(),
  };
}
