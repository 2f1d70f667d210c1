import type Stripe from 'stripe';
import { type CardOutcome, TEST_CARDS } from '../world/test-cards.ts';
import { idOf, type World } from '../world/world.ts';
import { cancelNow } from './cancel.ts';
import { subscriptionOf } from './invoices.ts';
import { paymentIntentOf } from './payment-intents.ts';

const DAY = 86_400;

export interface Attempt {
  /** The customer is there. */
  onSession: boolean;
  /** Default: the subscription's, else the customer's. */
  paymentMethod?: string | undefined;
  /** The customer has done what the bank asked for. */
  authenticated?: boolean | undefined;
}

/** What an attempt comes to: `none` where there is nothing to pay with. */
export type Outcome = CardOutcome | 'none';

/** The payment method that is charged. */
export function methodFor(
  world: World,
  customer: string,
  subscription: Stripe.Subscription | undefined,
): string | undefined {
  const own = idOf(subscription?.default_payment_method);
  return own ?? idOf(world.customers.get(customer)?.invoice_settings.default_payment_method);
}

/** What a payment method would do. Nothing happens. */
export function outcomeOf(world: World, method: string | undefined, attempt: Attempt): Outcome {
  const card = method === undefined ? undefined : world.cards.get(method);
  if (!card) return 'none';
  const outcome = attempt.onSession ? TEST_CARDS[card].onSession : TEST_CARDS[card].offSession;
  return outcome === 'authenticates' && attempt.authenticated ? 'pays' : outcome;
}

function follow(world: World, subscription: Stripe.Subscription, status: Stripe.Subscription.Status): void {
  subscription.status = status;
  world.emit('customer.subscription.updated', subscription);
}

/** Gives the subscription what its pending update said. */
function applyPendingUpdate(world: World, subscription: Stripe.Subscription): void {
  const pending = subscription.pending_update;
  if (!pending) return;
  subscription.pending_update = null;
  world.notesOf(subscription.id).pendingInvoice = undefined;
  if (pending.subscription_items) subscription.items.data = pending.subscription_items;
  if (pending.billing_cycle_anchor !== null) subscription.billing_cycle_anchor = pending.billing_cycle_anchor;
  if (pending.trial_end !== null) subscription.trial_end = pending.trial_end;
  world.emit('customer.subscription.updated', subscription);
  world.emit('customer.subscription.pending_update_applied', subscription);
}

function afterPayment(world: World, invoice: Stripe.Invoice): void {
  const subscription = subscriptionOf(world, invoice);
  if (!subscription || subscription.ended_at !== null) return;
  if (world.notesOf(subscription.id).pendingInvoice === invoice.id) applyPendingUpdate(world, subscription);
  if (subscription.status === 'incomplete' && invoice.billing_reason === 'subscription_create') {
    const trialing = subscription.trial_end !== null && subscription.trial_end > world.now;
    follow(world, subscription, trialing ? 'trialing' : 'active');
    return;
  }
  const latest = subscription.latest_invoice === invoice.id;
  const late = subscription.status === 'past_due' || subscription.status === 'unpaid';
  if (late && latest) follow(world, subscription, 'active');
}

/**
 * Counts the invoice as paid: by the payment method, or without one where nothing is due or it was forgiven.
 */
export function markPaid(world: World, invoice: Stripe.Invoice, method: string | undefined): void {
  const due = invoice.amount_due;
  invoice.status = 'paid';
  invoice.attempted = true;
  invoice.amount_paid = due;
  invoice.amount_remaining = 0;
  invoice.next_payment_attempt = null;
  invoice.status_transitions.paid_at = world.now;
  for (const payment of invoice.payments?.data ?? []) {
    payment.status = 'paid';
    payment.amount_paid = due;
    payment.status_transitions.paid_at = world.now;
  }
  const intent = paymentIntentOf(world, invoice);
  if (intent) {
    intent.status = 'succeeded';
    intent.amount_received = due;
    intent.next_action = null;
    intent.last_payment_error = null;
    intent.payment_method = method ?? null;
    intent.latest_charge = world.newId('ch');
    world.emit('payment_intent.succeeded', intent);
  }
  world.emit('invoice.paid', invoice);
  world.emit('invoice.payment_succeeded', invoice);
  afterPayment(world, invoice);
}

/** The next attempt after one that failed, or the end of them. */
function afterFailure(world: World, invoice: Stripe.Invoice): void {
  const subscription = subscriptionOf(world, invoice);
  if (!subscription || subscription.ended_at !== null) return;
  const isFirst = invoice.billing_reason === 'subscription_create';
  const isPending = world.notesOf(subscription.id).pendingInvoice === invoice.id;
  if (isFirst || isPending) return;
  if (subscription.status === 'active' || subscription.status === 'trialing') {
    follow(world, subscription, 'past_due');
  }
  if (invoice.next_payment_attempt !== null) return;
  if (world.retries.outcome === 'canceled') cancelNow(world, subscription, { reason: 'payment_failed' });
  if (world.retries.outcome === 'unpaid') follow(world, subscription, 'unpaid');
}

/** Off-session attempts follow the settings; a customer's own attempt moves no date. */
function planRetry(world: World, invoice: Stripe.Invoice, attempt: Attempt): void {
  const reason = invoice.billing_reason;
  if (attempt.onSession && reason !== 'subscription_update') return;
  const days = world.retries.afterDays[invoice.attempt_count - 1];
  const tried = reason === 'subscription_cycle' || reason === 'subscription_update';
  const pending = [...world.subscriptionNotes.values()].some((notes) => notes.pendingInvoice === invoice.id);
  const more = tried && !pending && days !== undefined;
  invoice.next_payment_attempt = more ? world.now + days * DAY : null;
}

function failPayment(
  world: World,
  invoice: Stripe.Invoice,
  method: string | undefined,
  outcome: Exclude<Outcome, 'pays'>,
): void {
  const intent = paymentIntentOf(world, invoice);
  if (!intent) return;
  const asks = outcome === 'authenticates';
  intent.status = asks ? 'requires_action' : 'requires_payment_method';
  intent.payment_method = asks ? (method ?? null) : null;
  intent.next_action = asks ? { type: 'use_stripe_sdk' } : null;
  const card = method === undefined ? undefined : world.cards.get(method);
  intent.last_payment_error = {
    type: 'card_error',
    code: asks ? 'authentication_required' : 'card_declined',
    ...(card ? { decline_code: TEST_CARDS[card].declineCode } : null),
    message: 'Your card was declined.',
  };
  world.emit(asks ? 'payment_intent.requires_action' : 'payment_intent.payment_failed', intent);
}

/**
 * Tries to have an open invoice paid, and does what follows: the subscription becomes active, past due, or
 * what the retry settings say.
 */
export function collect(world: World, invoice: Stripe.Invoice, attempt: Attempt): Outcome {
  const subscription = subscriptionOf(world, invoice);
  if (invoice.amount_due === 0) {
    markPaid(world, invoice, undefined);
    return 'pays';
  }
  const method = attempt.paymentMethod ?? methodFor(world, idOf(invoice.customer) ?? '', subscription);
  const outcome = outcomeOf(world, method, attempt);
  invoice.attempted = true;
  invoice.attempt_count += 1;
  if (outcome === 'pays') {
    markPaid(world, invoice, method);
    return outcome;
  }
  failPayment(world, invoice, method, outcome);
  planRetry(world, invoice, attempt);
  world.emit('invoice.payment_failed', invoice);
  if (outcome === 'authenticates') world.emit('invoice.payment_action_required', invoice);
  afterFailure(world, invoice);
  return outcome;
}
