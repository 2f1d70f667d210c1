import type { CheckoutReply, StartCheckoutBody } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { StripeClient } from '../stripe/stripe-client.ts';
import { askOnce } from './internal/ask-once.ts';
import { askOrRefuse } from './internal/ask-or-refuse.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { billingPage } from './internal/billing-page.ts';
import { fromSeconds, isOpen } from './internal/choose-subscription.ts';
import { ensureCustomer } from './internal/ensure-customer.ts';
import { expirePage } from './internal/expire-page.ts';
import { FIRST_OF_MONTH } from './internal/first-of-month.ts';
import { isOverage } from './internal/overage.ts';
import { findPrice, taxOf } from './internal/prices.ts';
import { readSubscriptions } from './internal/read-subscriptions.ts';
import { refusePinnedPlan } from './internal/refuse-pinned-plan.ts';
import { requestSync } from './internal/request-sync.ts';
import { requireStripe } from './internal/require-stripe.ts';

/**
 * Tax depends on where the customer is, and on whether it is a company: the page asks for the address and the
 * tax number, and keeps both.
 */
const WITH_TAX = {
  automatic_tax: { enabled: true },
  tax_id_collection: { enabled: true },
  customer_update: { address: 'auto', name: 'auto' },
} as const satisfies Partial<Stripe.Checkout.SessionCreateParams>;

/**
 * Opens the page of Stripe on which the caller's organization buys a plan. Asked again, it gives the page
 * that is open; another one for another plan ends it, so nothing is paid twice by two open tabs. Errors:
 * `forbidden`, `billing_disabled`, `plan_pinned`, `plan_not_sold`, `subscription_exists`,
 * `billing_unavailable`.
 */
export async function startCheckout(ctx: BillingContext, wanted: StartCheckoutBody): Promise<CheckoutReply> {
  requirePermission(ctx, 'billing:write');
  const stripe = requireStripe(ctx);
  await refusePinnedPlan(ctx);
  const price = await stripe.ask((sdk) => findPrice(sdk, wanted));
  const customer = await ensureCustomer(ctx);
  const { open, latestId } = await stripe.ask((sdk) => readPages(sdk, customer, price));
  // Asked after that: whoever pays in between has bought.
  if (await hasSubscription(stripe, customer)) {
    // Whoever does not know of it yet gets to know.
    await requestSync(ctx, ctx.actor.organizationId);
    throw new DomainError('subscription_exists', 'The organization has a subscription: nothing was bought.');
  }
  if (open) return toReply(open);
  const { organizationId } = ctx.actor;
  const session = await openPage(ctx, { customer, price, latestId });
  try {
    return await mutate(ctx, 'billing.start-checkout', async () => ({
      target: organizationId,
      after: { plan: wanted.plan, interval: wanted.interval },
      result: toReply(session),
    }));
  } catch (error) {
    // Who is gone by now, or lost the right, leaves no page to pay on.
    await stripe.ask((sdk) => expirePage(sdk, session.id));
    throw error;
  }
}

/** Errors: `plan_not_sold` where Stripe refuses it, as for a price with tax that it cannot work out. */
async function openPage(
  ctx: BillingContext,
  { customer, price, latestId }: { customer: string; price: Stripe.Price; latestId: string | undefined },
): Promise<Stripe.Checkout.Session> {
  const { organizationId } = ctx.actor;
  const page = await billingPage(ctx);
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: 'subscription',
    customer,
    line_items: [{ price: price.id, quantity: 1 }],
    metadata: { price: price.id },
    ...(taxOf(price) === null ? {} : WITH_TAX),
    subscription_data: {
      metadata: { organizationId },
      billing_cycle_anchor_config: FIRST_OF_MONTH,
    },
    success_url: `${page}?checkout=paid`,
    cancel_url: `${page}?checkout=cancelled`,
  };
  // Two who ask at the same moment know of the same one before, and get one page.
  const key = `checkout:${customer}:${price.id}:${latestId ?? 'first'}`;
  return askOrRefuse(ctx, (sdk) => askOnce(key, (options) => sdk.checkout.sessions.create(params, options)), {
    code: 'plan_not_sold',
    message: 'Stripe refuses to sell this plan now. Whoever operates this service can find out why.',
  });
}

interface Pages {
  /** The one where this price can be paid, with tax if it has some. */
  open: Stripe.Checkout.Session | undefined;
  /** The customer's latest one, whatever became of it. */
  latestId: string | undefined;
}

/** Which pages a customer has. Open ones for other prices are ended. */
async function readPages(stripe: Stripe, customer: string, price: Stripe.Price): Promise<Pages> {
  const { data } = await stripe.checkout.sessions.list({ customer, limit: 100 });
  const isSame = ({ metadata, automatic_tax: tax }: Stripe.Checkout.Session): boolean =>
    metadata?.price === price.id && tax.enabled === (taxOf(price) !== null);
  const open = data.filter(({ status }) => status === 'open');
  for (const one of open) if (!isSame(one)) await expirePage(stripe, one.id);
  return { open: open.find(isSame), latestId: data[0]?.id };
}

async function hasSubscription(stripe: StripeClient, customer: string): Promise<boolean> {
  const all = await stripe.ask((sdk) => readSubscriptions(sdk, customer));
  return all.some((one) => isOpen(one) && !isOverage(one));
}

function toReply({ url, expires_at: expires }: Stripe.Checkout.Session): CheckoutReply {
  if (!url) throw new Error('A checkout session without a page.');
  return { url, expiresAt: fromSeconds(expires).toISOString() };
}
