import type { TaxBehavior } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import type { Context } from '../context/context.ts';
import { refusalCode } from '../stripe/stripe-client.ts';
import { ensurePortal } from './internal/ensure-portal.ts';
import { readOveragePrice } from './internal/overage.ts';
import { priceKey, readPrices, soldPrices, taxOf } from './internal/prices.ts';
import { requireStripe } from './internal/require-stripe.ts';
import {
  type Done,
  type OveragePriceSetUp,
  type PriceSetUp,
  setOveragePrice,
  setPrice,
} from './internal/set-prices.ts';
import { EVENTS, eventsUrl, findWebhookEndpoint, isComplete } from './internal/webhook-endpoint.ts';
import type { OfferedPrice } from './offers.ts';

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
   * How tax is worked out, for all prices, also those that are not given. Not given: a price has it as it
   * was, and a new one as the others have it.
   */
  tax?: TaxBehavior | undefined;
}

export interface StripeSetUp {
  /** Null: nothing was said of what goes beyond plans. */
  overage: OveragePriceSetUp | null;
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
    const taxFor = (before: Stripe.Price | undefined) => tax ?? (before ? taxOf(before) : usual) ?? null;
    const prices: PriceSetUp[] = [];
    for (const price of tax ? withSold(offered, known) : offered) {
      const before = known.get(priceKey(price.plan, price.interval));
      prices.push(await setPrice(stripe, price, { before, tax: taxFor(before) }));
    }
    const overage =
      overageCents === undefined && tax === undefined
        ? null
        : await setOveragePrice(stripe, overageCents, { before: beyond, tax: taxFor(beyond) });
    await ensurePortal(stripe);
    return { prices, overage, webhook: await setWebhook(stripe, eventsUrl(ctx.settings.publicUrl)) };
  });
}

/** With the prices that are sold already and were not given. */
function withSold(
  offered: readonly OfferedPrice[],
  known: ReadonlyMap<string, Stripe.Price>,
): readonly OfferedPrice[] {
  const others = soldPrices(known).filter(
    ({ plan, interval }) => !offered.some((one) => one.plan === plan && one.interval === interval),
  );
  return [...offered, ...others];
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
