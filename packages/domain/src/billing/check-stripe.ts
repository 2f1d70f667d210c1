import type { TaxBehavior } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import type { Context } from '../context/context.ts';
import { findPortal } from './internal/ensure-portal.ts';
import { overageFlaw, readOveragePrice, unitCentsOf } from './internal/overage.ts';
import { flawOf, priceKey, readPrices, taxOf } from './internal/prices.ts';
import { requireStripe } from './internal/require-stripe.ts';
import { eventsUrl, findWebhookEndpoint, isComplete } from './internal/webhook-endpoint.ts';
import { OFFERS, type Offer } from './offers.ts';

export interface CheckedPrice extends Offer {
  /** In the smallest unit of the currency; null: it is not sold. */
  amount: number | null;
  currency: string | null;
  tax: TaxBehavior | null;
  /** Why nobody gets the plan for it. */
  flaw: string | null;
}

export interface StripeCheck {
  prices: readonly CheckedPrice[];
  /** What each optimization beyond a plan costs, in cents of US dollars; null: it is not sold. */
  overage: { unitCents: number; tax: TaxBehavior | null; flaw: string | null } | null;
  webhook: { url: string; flaw: string | null };
  /** Whether the portal was opened once. It is made when it is. */
  portal: boolean;
  /** What must be mended before people can buy and have it at once; empty: nothing. */
  problems: readonly string[];
}

/**
 * Compares what is at Stripe with what selling plans needs, and changes nothing.
 * Errors: `billing_disabled`, `billing_unavailable`.
 */
export async function checkStripe(ctx: Pick<Context, 'settings' | 'stripe'>): Promise<StripeCheck> {
  const client = requireStripe(ctx);
  const url = eventsUrl(ctx.settings.publicUrl);
  return client.ask(async (stripe) => {
    const known = await readPrices(stripe);
    const prices = OFFERS.map((offer): CheckedPrice => {
      const price = known.get(priceKey(offer.plan, offer.interval));
      return {
        ...offer,
        amount: price?.unit_amount ?? null,
        currency: price?.currency ?? null,
        tax: price ? taxOf(price) : null,
        flaw: price ? flawOf(offer, price) : null,
      };
    });
    const price = await readOveragePrice(stripe);
    const overage = price
      ? { unitCents: unitCentsOf(price), tax: taxOf(price), flaw: overageFlaw(price) }
      : null;
    const endpoint = await findWebhookEndpoint(stripe, url);
    const webhook = { url, flaw: webhookFlaw(endpoint && isComplete(endpoint), client.takesEvents) };
    return {
      prices,
      overage,
      webhook,
      portal: (await findPortal(stripe)) !== undefined,
      problems: [
        ...problemsOf(prices, webhook.flaw),
        ...(await taxProblems(stripe, prices, overage)),
        ...(overage?.flaw ? [`Nothing beyond plans is sold: ${overage.flaw}.`] : []),
      ],
    };
  });
}

function webhookFlaw(isComplete: boolean | undefined, takesEvents: boolean): string | null {
  if (isComplete === undefined) return 'Stripe has no webhook endpoint with this address';
  if (!isComplete) return 'the webhook endpoint is disabled, or some events are missing';
  return takesEvents ? null : 'STRIPE_WEBHOOK_SECRETS is empty, so every event is refused';
}

/** Stripe opens no page for a price with tax until it knows where the seller is. */
async function taxProblems(
  stripe: Stripe,
  prices: StripeCheck['prices'],
  overage: StripeCheck['overage'],
): Promise<string[]> {
  const isPlanTaxed = prices.some(({ tax }) => tax !== null);
  if (!isPlanTaxed && !overage?.tax) return [];
  const { status } = await stripe.tax.settings.retrieve();
  if (status === 'active') return [];
  const unsold = isPlanTaxed
    ? 'Prices with tax sell nothing'
    : 'Nothing beyond plans is sold to who pays tax';
  return [`${unsold}: Stripe Tax is not set up. Do so in the dashboard of Stripe.`];
}

function problemsOf(prices: readonly CheckedPrice[], webhookFlaw: string | null): string[] {
  const flawed = prices.flatMap(({ plan, interval, flaw }) =>
    flaw === null ? [] : [`The price of ${plan} by ${interval} sells nothing: ${flaw}.`],
  );
  const nothing = prices.every(({ amount, flaw }) => amount === null || flaw !== null);
  return [
    ...flawed,
    ...(nothing ? ['Nothing is sold.'] : []),
    ...(webhookFlaw ? [`Changes arrive once a day only: ${webhookFlaw}.`] : []),
  ];
}
