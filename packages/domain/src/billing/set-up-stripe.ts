import type { TaxBehavior } from '@refinery/contracts/billing.ts';
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
import { flawOf, priceKey, readPrices, taxOf } from './internal/prices.ts';
import { requireStripe } from './internal/require-stripe.ts';
import { EVENTS, eventsUrl, findWebhookEndpoint, isComplete } from './internal/webhook-endpoint.ts';
import { OFFERS, type Offer } from './offers.ts';

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

/** What is wanted at Stripe. What is not given stays as it is. */
export interface WantedShop {
  offered: readonly OfferedPrice[];
  /** What each optimization beyond a plan costs, in cents of US dollars. */
  overageCents?: number | undefined;
  /**
   * How tax is worked out, for all prices, also those that are not given. Not given: a price has it as it was,
   * and a new one as the others have it.
   */
  tax?: TaxBehavior | undefined;
}

/** A price as it is now. */
export interface PriceSetUp extends OfferedPrice {
  tax: TaxBehavior | null;
  done: Done;
}

export interface StripeSetUp {
  /** Null: nothing was said of what goes beyond plans. */
  overage: { unitCents: number; tax: TaxBehavior | null; done: Done } | null;
  prices: readonly PriceSetUp[];
  webhook: WebhookSetUp;
}

/**
 * Makes at Stripe what selling plans needs: a product and a price for each offer, the webhook endpoint of
 * this installation, and the portal. What is there as it should be is kept, so it may be done again. A price
 * never changes at Stripe: another amount makes another price, which is for those who buy from now on. So
 * does another way to work out tax, unless there was none. Errors: `billing_disabled`, `billing_unavailable`.
 */
export async function setUpStripe(
  ctx: Pick<Context, 'settings' | 'stripe'>,
  { offered, overageCents, tax }: WantedShop,
): Promise<StripeSetUp> {
  return requireStripe(ctx).ask(async (stripe) => {
    const known = await readPrices(stripe);
    const beyond = await readOveragePrice(stripe);
    const usual = [...known.values(), ...(beyond ? [beyond] : [])].map(taxOf).find((one) => one !== null);
    const prices: PriceSetUp[] = [];
    for (const price of tax ? withKnown(offered, known) : offered) {
      const before = known.get(priceKey(price.plan, price.interval));
      prices.push({ ...price, ...(await setPrice(stripe, price, { before, tax, usual })) });
    }
    const overage = await setOverage(stripe, overageCents, { before: beyond, tax, usual });
    await ensurePortal(stripe);
    return { prices, overage, webhook: await setWebhook(stripe, eventsUrl(ctx.settings.publicUrl)) };
  });
}

/** With the prices that are sold already and were not given. */
function withKnown(
  offered: readonly OfferedPrice[],
  known: ReadonlyMap<string, Stripe.Price>,
): readonly OfferedPrice[] {
  const others = OFFERS.filter(
    ({ plan, interval }) => !offered.some((one) => one.plan === plan && one.interval === interval),
  );
  const sold = others.flatMap((offer): OfferedPrice[] => {
    const price = known.get(priceKey(offer.plan, offer.interval));
    if (!price || price.unit_amount === null || flawOf(offer, price) !== null) return [];
    return [{ ...offer, amount: price.unit_amount, currency: price.currency }];
  });
  return [...offered, ...sold];
}

/** The price as it was, and how tax is to be worked out from now on; `usual`: as others have it. */
interface Before {
  before: Stripe.Price | undefined;
  tax: TaxBehavior | undefined;
  usual: TaxBehavior | null | undefined;
}

type SetPrice = Pick<PriceSetUp, 'tax' | 'done'>;

async function setPrice(stripe: Stripe, offered: OfferedPrice, from: Before): Promise<SetPrice> {
  const { plan, interval, amount, currency } = offered;
  const { before } = from;
  const isSame =
    before && !flawOf(offered, before) && before.unit_amount === amount && before.currency === currency;
  return replacePrice(stripe, from, isSame, async () => ({
    product: await ensureProduct(stripe, plan),
    currency,
    unit_amount: amount,
    recurring: { interval },
    lookup_key: priceKey(plan, interval),
    metadata: { plan },
  }));
}

/**
 * Keeps a price that is as it should be, or makes another one in its place. Only how tax is worked out can be
 * added to one.
 * @param made what another one is made of
 */
async function replacePrice(
  stripe: Stripe,
  { before, tax: wanted, usual = null }: Before,
  isSame: boolean | undefined,
  made: () => Promise<Stripe.PriceCreateParams>,
): Promise<SetPrice> {
  const known = before ? taxOf(before) : usual;
  const tax = wanted ?? known;
  if (before && isSame && tax === known) return { tax, done: 'kept' };
  if (before && isSame && tax && known === null) {
    await stripe.prices.update(before.id, { tax_behavior: tax });
    return { tax, done: 'changed' };
  }
  const params = await made();
  await stripe.prices.create({ ...params, transfer_lookup_key: true, ...(tax ? { tax_behavior: tax } : {}) });
  return { tax, done: before ? 'changed' : 'made' };
}

async function setOverage(
  stripe: Stripe,
  overageCents: number | undefined,
  from: Before,
): Promise<StripeSetUp['overage']> {
  const { before, tax } = from;
  if (overageCents === undefined && tax === undefined) return null;
  const isSold = before && overageFlaw(before) === null;
  const unitCents = overageCents ?? (isSold ? unitCentsOf(before) : undefined);
  if (unitCents === undefined) return null;
  const isSame = isSold && unitCentsOf(before) === unitCents;
  const set = await replacePrice(stripe, from, isSame, async () => {
    // Loaded at first use, as all of the SDK.
    const { default: StripeSdk } = await import('stripe');
    return {
      product: await ensureProduct(stripe, 'overage'),
      currency: 'usd',
      unit_amount_decimal: StripeSdk.Decimal.from(String(unitCents)),
      recurring: { interval: 'month', usage_type: 'metered', meter: await ensureMeter(stripe) },
      lookup_key: OVERAGE_KEY,
    };
  });
  return { unitCents, ...set };
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
