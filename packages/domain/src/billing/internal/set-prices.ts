import type { TaxBehavior } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import type { OfferedPrice } from '../offers.ts';
import { OVERAGE_EVENT, OVERAGE_KEY, overageFlaw, unitCentsOf } from './overage.ts';
import { flawOf, priceKey, taxOf } from './prices.ts';

/** What became of something at Stripe. */
export type Done = 'made' | 'changed' | 'kept';

/** How tax is worked out for a price, and what became of it. */
interface Replaced {
  tax: TaxBehavior | null;
  done: Done;
}

/** A price of a plan as it is now. */
export interface PriceSetUp extends OfferedPrice, Replaced {}

/** The price of what goes beyond a plan as it is now. */
export interface OveragePriceSetUp extends Replaced {
  /** In cents of US dollars, with parts of a cent. */
  unitCents: number;
}

/** The price as it was, and how tax is to be worked out from now on. */
interface Change {
  before: Stripe.Price | undefined;
  tax: TaxBehavior | null;
}

/** Makes the price of a plan, with its product, or keeps it if it is as offered. */
export async function setPrice(stripe: Stripe, offered: OfferedPrice, change: Change): Promise<PriceSetUp> {
  const { plan, interval, amount, currency } = offered;
  const { before } = change;
  const isSame =
    before !== undefined &&
    flawOf(offered, before) === null &&
    before.unit_amount === amount &&
    before.currency === currency;
  const done = await replacePrice(stripe, change, isSame, async () => ({
    product: await ensureProduct(stripe, plan),
    currency,
    unit_amount: amount,
    recurring: { interval },
    lookup_key: priceKey(plan, interval),
    metadata: { plan },
  }));
  return { plan, interval, amount, currency, tax: change.tax, done };
}

/**
 * Makes the price of what goes beyond a plan, with its meter, or keeps it if it is as wanted. Null: no amount
 * was given, and nothing was sold beyond plans before.
 * @param wantedCents undefined: the amount stays
 */
export async function setOveragePrice(
  stripe: Stripe,
  wantedCents: number | undefined,
  change: Change,
): Promise<OveragePriceSetUp | null> {
  const { before, tax } = change;
  const soldCents = before && overageFlaw(before) === null ? unitCentsOf(before) : undefined;
  const unitCents = wantedCents ?? soldCents;
  if (unitCents === undefined) return null;
  const done = await replacePrice(stripe, change, soldCents === unitCents, async () => {
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
  return { unitCents, tax, done };
}

/**
 * Keeps a price that is as it should be, or makes another one in its place. Only how tax is worked out can be
 * added to one.
 * @param isSame whether all but the tax is as it should be
 * @param made what another one is made of
 */
async function replacePrice(
  stripe: Stripe,
  { before, tax }: Change,
  isSame: boolean,
  made: () => Promise<Stripe.PriceCreateParams>,
): Promise<Done> {
  if (before && isSame && tax === taxOf(before)) return 'kept';
  if (before && isSame && tax && taxOf(before) === null) {
    await stripe.prices.update(before.id, { tax_behavior: tax });
    return 'changed';
  }
  const params = await made();
  await stripe.prices.create({ ...params, transfer_lookup_key: true, ...(tax ? { tax_behavior: tax } : {}) });
  return before ? 'changed' : 'made';
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
