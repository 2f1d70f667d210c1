import type Stripe from 'stripe';
import type { Context } from '../context/context.ts';
import { refusalCode } from '../stripe/stripe-client.ts';
import { ensurePortal } from './internal/ensure-portal.ts';
import {
  OVERAGE_EVENT,
  OVERAGE_KEY,
  overageFlaw,
  readOveragePrice,
  unitCentsOf,
} from './internal/overage.ts';
import { flawOf, priceKey, readPrices } from './internal/prices.ts';
import { requireStripe } from './internal/require-stripe.ts';
import { EVENTS, eventsUrl, findWebhookEndpoint, isComplete } from './internal/webhook-endpoint.ts';
import type { Offer } from './offers.ts';

export interface OfferedPrice extends Offer {
  /** In the smallest unit of the currency, such as cents. */
  amount: number;
  /** Three small letters, such as `usd`. */
  currency: string;
}

/** What became of something at Stripe. */
export type Done = 'made' | 'changed' | 'kept';

/** The endpoint at which Stripe tells this installation of events. */
export interface WebhookSetUp {
  url: string;
  /** `refused`: Stripe takes no such address, for example one that it cannot reach. */
  done: Done | 'refused';
  /** What Stripe signs events with. Null: it was shown before, and is not shown again. */
  secret: string | null;
  /** Why Stripe refused it. */
  reason: string | null;
}

export interface StripeSetUp {
  /** Null: no price was given for what goes beyond plans. */
  overage: { unitCents: number; done: Done } | null;
  prices: readonly (OfferedPrice & { done: Done })[];
  webhook: WebhookSetUp;
}

/**
 * Makes at Stripe what selling plans needs: a product and a price for each offer, the webhook endpoint of
 * this installation, and the portal. What is there as it should be is kept, so it may be done again. A price
 * never changes at Stripe: another amount makes another price, which is for those who buy from now on.
 * @param overageCents what each optimization beyond a plan costs, in cents of US dollars; null: it stays as it is
 * Errors: `billing_disabled`, `billing_unavailable`.
 */
export async function setUpStripe(
  ctx: Pick<Context, 'settings' | 'stripe'>,
  offered: readonly OfferedPrice[],
  overageCents: number | null = null,
): Promise<StripeSetUp> {
  return requireStripe(ctx).ask(async (stripe) => {
    const known = await readPrices(stripe);
    const prices: (OfferedPrice & { done: Done })[] = [];
    for (const price of offered) {
      const before = known.get(priceKey(price.plan, price.interval));
      prices.push({ ...price, done: await setPrice(stripe, price, before) });
    }
    const overage = overageCents === null ? null : await setOveragePrice(stripe, overageCents);
    await ensurePortal(stripe);
    return { prices, overage, webhook: await setWebhook(stripe, eventsUrl(ctx.settings.publicUrl)) };
  });
}

async function setPrice(
  stripe: Stripe,
  offered: OfferedPrice,
  before: Stripe.Price | undefined,
): Promise<Done> {
  const { plan, interval, amount, currency } = offered;
  if (before && !flawOf(offered, before) && before.unit_amount === amount && before.currency === currency)
    return 'kept';
  await stripe.prices.create({
    product: await ensureProduct(stripe, plan),
    currency,
    unit_amount: amount,
    recurring: { interval },
    lookup_key: priceKey(plan, interval),
    transfer_lookup_key: true,
    metadata: { plan },
  });
  return before ? 'changed' : 'made';
}

async function setOveragePrice(stripe: Stripe, unitCents: number): Promise<StripeSetUp['overage']> {
  const before = await readOveragePrice(stripe);
  if (before && overageFlaw(before) === null && unitCentsOf(before) === unitCents)
    return { unitCents, done: 'kept' };
  // Loaded at first use, as all of the SDK.
  const { default: StripeSdk } = await import('stripe');
  await stripe.prices.create({
    product: await ensureProduct(stripe, 'overage'),
    currency: 'usd',
    unit_amount_decimal: StripeSdk.Decimal.from(String(unitCents)),
    recurring: { interval: 'month', usage_type: 'metered', meter: await ensureMeter(stripe) },
    lookup_key: OVERAGE_KEY,
    transfer_lookup_key: true,
  });
  return { unitCents, done: before ? 'changed' : 'made' };
}

/** Of a month the last number counts: it is that of the whole month so far. */
async function ensureMeter(stripe: Stripe): Promise<string> {
  for await (const one of stripe.billing.meters.list({ status: 'active', limit: 100 }))
    if (one.event_name === OVERAGE_EVENT) return one.id;
  const { id } = await stripe.billing.meters.create({
    display_name: 'Optimizations beyond the plan',
    event_name: OVERAGE_EVENT,
    default_aggregation: { formula: 'last' },
    customer_mapping: { type: 'by_id', event_payload_key: 'stripe_customer_id' },
    value_settings: { event_payload_key: 'value' },
  });
  return id;
}

async function ensureProduct(stripe: Stripe, plan: string): Promise<string> {
  const id = `prompt_refinery_${plan}`;
  const { data } = await stripe.products.list({ ids: [id] });
  const [known] = data;
  if (known && !known.active) await stripe.products.update(id, { active: true });
  if (!known) await stripe.products.create({ id, name: `Prompt Refinery ${plan}` }, { idempotencyKey: id });
  return id;
}

async function setWebhook(stripe: Stripe, url: string): Promise<WebhookSetUp> {
  const known = await findWebhookEndpoint(stripe, url);
  if (!known) return makeWebhook(stripe, url);
  const kept = { url, secret: null, reason: null };
  if (isComplete(known)) return { ...kept, done: 'kept' };
  await stripe.webhookEndpoints.update(known.id, { enabled_events: [...EVENTS], disabled: false });
  return { ...kept, done: 'changed' };
}

async function makeWebhook(stripe: Stripe, url: string): Promise<WebhookSetUp> {
  try {
    const { secret = null } = await stripe.webhookEndpoints.create({ url, enabled_events: [...EVENTS] });
    return { url, done: 'made', secret, reason: null };
  } catch (error) {
    if (refusalCode(error) === undefined || !(error instanceof Error)) throw error;
    return { url, done: 'refused', secret: null, reason: error.message };
  }
}
