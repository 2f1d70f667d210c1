import type Stripe from 'stripe';
import { collect, type Outcome, outcomeOf } from './billing/collect.ts';
import { createSubscription } from './billing/create.ts';
import { subscriptionDataOf } from './resources/checkout-sessions.ts';
import { createCustomer } from './resources/customers.ts';
import { attachCard } from './resources/payment-methods.ts';
import { type CardName, TEST_CARDS } from './world/test-cards.ts';
import { get, idOf, type World } from './world/world.ts';

const DAY = 86_400;

/** What a customer does on one of Stripe's pages came to this. */
export interface PageResult {
  paid: boolean;
  outcome: Outcome;
}

export interface CheckoutResult extends PageResult {
  subscription: string | undefined;
}

export interface OnPage {
  /** Whether the customer does what the bank asks for. Default: true. */
  authenticates?: boolean;
}

export interface OnCheckout extends OnPage {
  /** Of the customer's address, which a page with tax asks for. Default: `US`. */
  country?: string;
}

function outcomeOnPage(card: CardName, how: OnPage): Outcome {
  const outcome = TEST_CARDS[card].onSession;
  return outcome === 'authenticates' && how.authenticates !== false ? 'pays' : outcome;
}

function subscribe(
  world: World,
  session: Stripe.Checkout.Session,
  customer: string,
  method: string | undefined,
): Stripe.Subscription {
  const data = subscriptionDataOf(session);
  const days = data?.trial_period_days;
  return createSubscription(world, {
    customer,
    items: (session.line_items?.data ?? []).map(({ price, quantity }) => ({
      price: price?.id,
      quantity: quantity ?? undefined,
    })),
    ...data,
    trial_end: days === undefined ? data?.trial_end : world.now + days * DAY,
    missing_payment_method: data?.trial_settings?.end_behavior?.missing_payment_method,
    trial_anchor: data?.trial_settings?.end_behavior?.billing_cycle_anchor,
    automatic_tax: session.automatic_tax.enabled,
    default_payment_method: method,
    payment_behavior: 'default_incomplete',
  });
}

/**
 * The customer pays on the page of a checkout. With a card that is declined, or without what the bank asks
 * for, the session stays open. Throws where the session is not open.
 */
export function completeCheckout(
  world: World,
  id: string,
  card: CardName,
  how: OnCheckout = {},
): CheckoutResult {
  const session = get(world.checkoutSessions, id, 'checkout.session');
  if (session.status !== 'open') throw new Error(`The checkout session is ${session.status}.`);
  const outcome = outcomeOnPage(card, how);
  if (outcome !== 'pays') return { paid: false, outcome, subscription: undefined };
  const customer =
    idOf(session.customer) ?? createCustomer(world, { email: session.customer_email ?? undefined }).id;
  if (session.automatic_tax.enabled) moveTo(world, customer, how.country ?? 'US');
  const method = attachCard(world, card, customer).id;
  const subscription = subscribe(world, session, customer, method);
  const invoice = world.invoices.get(idOf(subscription.latest_invoice) ?? '');
  if (invoice?.status === 'open') {
    collect(world, invoice, { onSession: true, paymentMethod: method, authenticated: true });
  }
  session.status = 'complete';
  session.url = null;
  session.customer = customer;
  session.subscription = subscription.id;
  session.invoice = invoice?.id ?? null;
  session.payment_status = subscription.status === 'trialing' ? 'no_payment_required' : 'paid';
  world.emit('checkout.session.completed', session);
  return { paid: true, outcome, subscription: subscription.id };
}

function moveTo(world: World, id: string, country: string): void {
  const customer = get(world.customers, id, 'customer');
  customer.address = { city: null, country, line1: null, line2: null, postal_code: null, state: null };
  world.emit('customer.updated', customer);
}

/** The customer pays an open invoice on its hosted page, by a new card or the one that is charged else. */
export function payHostedInvoice(
  world: World,
  id: string,
  how: OnPage & { card?: CardName } = {},
): PageResult {
  const invoice = get(world.invoices, id, 'invoice');
  if (invoice.status !== 'open') throw new Error(`The invoice is ${invoice.status}.`);
  const { card } = how;
  if (card !== undefined && !TEST_CARDS[card].attaches) return { paid: false, outcome: 'declines' };
  const customer = idOf(invoice.customer) ?? '';
  const paymentMethod = card === undefined ? undefined : attachCard(world, card, customer).id;
  const attempt = { onSession: true, paymentMethod, authenticated: how.authenticates !== false };
  const outcome = collect(world, invoice, attempt);
  return { paid: outcome === 'pays', outcome };
}

/**
 * The customer's new card in the portal: that of the customer and of the subscriptions. Nothing is charged.
 */
export function changeCard(world: World, customerId: string, card: CardName): PageResult {
  const customer = get(world.customers, customerId, 'customer');
  if (!TEST_CARDS[card].attaches) return { paid: false, outcome: 'declines' };
  const method = attachCard(world, card, customerId).id;
  customer.invoice_settings.default_payment_method = method;
  world.emit('customer.updated', customer);
  for (const subscription of world.subscriptions.values()) {
    if (subscription.customer !== customerId || subscription.ended_at !== null) continue;
    subscription.default_payment_method = method;
    world.emit('customer.subscription.updated', subscription);
  }
  return { paid: false, outcome: outcomeOf(world, method, { onSession: true }) };
}
