import type Stripe from 'stripe';
import { periodEndAfter } from '../world/periods.ts';
import { idOf, type World } from '../world/world.ts';
import { type Cancellation, cancelNow } from './cancel.ts';
import { collect, methodFor } from './collect.ts';
import { draftInvoice, finalizeInvoice } from './invoices.ts';
import { firstPeriodEnd, isMetered, recurringOf } from './items.ts';
import { linesAhead, recount, usageLine } from './lines.ts';

/** How long an invoice of a period stays a draft: usage of that period still counts. */
const DRAFT_SECONDS = 3600;

/** The draft of what is due with a period, finalized an hour later. */
function cycleInvoice(
  world: World,
  subscription: Stripe.Subscription,
  lines: Stripe.InvoiceLineItem[],
  start: number,
): Stripe.Invoice {
  const invoice = draftInvoice(world, {
    customer: idOf(subscription.customer) ?? '',
    subscription,
    lines,
    reason: 'subscription_cycle',
    start,
    end: world.now,
  });
  // One that is unpaid gets its invoices, and nobody collects them.
  const collects = subscription.status !== 'unpaid';
  invoice.auto_advance = collects;
  invoice.automatically_finalizes_at = collects ? world.now + DRAFT_SECONDS : null;
  return invoice;
}

/** Begins the next period of all items whose period ends now. */
export function renew(world: World, subscription: Stripe.Subscription): void {
  const time = firstPeriodEnd(subscription.items.data);
  const ending = subscription.items.data.filter((item) => item.current_period_end === time);
  const start = Math.min(...ending.map((item) => item.current_period_start));
  const customer = idOf(subscription.customer) ?? '';
  const usage = ending
    .filter(isMetered)
    .map((item) => usageLine(world, item, customer, item.current_period_start, time));
  for (const item of ending) {
    item.current_period_start = time;
    item.current_period_end = periodEndAfter(
      subscription.billing_cycle_anchor,
      recurringOf(item.price),
      time,
    );
  }
  const notes = world.notesOf(subscription.id);
  const lines = [
    ...notes.pendingLines,
    ...usage,
    ...linesAhead(world, ending, subscription.billing_cycle_anchor, false),
  ];
  notes.pendingLines = [];
  cycleInvoice(world, subscription, lines, start);
  world.emit('customer.subscription.updated', subscription);
}

/** Finalizes a draft and has it paid without the customer. */
export function advanceDraft(world: World, invoice: Stripe.Invoice): void {
  for (const line of invoice.lines.data) recount(world, line, idOf(invoice.customer) ?? '');
  finalizeInvoice(world, invoice);
  collect(world, invoice, { onSession: false });
}

/** Tries again to have an invoice paid. */
export function retry(world: World, invoice: Stripe.Invoice): void {
  invoice.next_payment_attempt = null;
  collect(world, invoice, { onSession: false });
}

/** Ends a subscription and bills what was used and not billed yet. */
export function cancelAndBill(world: World, subscription: Stripe.Subscription, how: Cancellation): void {
  const customer = idOf(subscription.customer) ?? '';
  const metered = subscription.items.data.filter(isMetered);
  const lines = metered
    .map((item) => usageLine(world, item, customer, item.current_period_start, world.now))
    .filter(({ quantity }) => quantity !== 0);
  const start = Math.min(...metered.map((item) => item.current_period_start));
  const last = lines.length > 0 ? cycleInvoice(world, subscription, lines, start) : undefined;
  cancelNow(world, subscription, how, last);
}

/** Ends a trial: the first period begins, or what `missing_payment_method` says happens. */
export function endTrial(world: World, subscription: Stripe.Subscription): void {
  const behavior = subscription.trial_settings?.end_behavior.missing_payment_method;
  const method = methodFor(world, idOf(subscription.customer) ?? '', subscription);
  if (method === undefined && behavior === 'cancel') {
    cancelNow(world, subscription, {});
    return;
  }
  if (method === undefined && behavior === 'pause') {
    subscription.status = 'paused';
    world.emit('customer.subscription.paused', subscription);
    world.emit('customer.subscription.updated', subscription);
    return;
  }
  subscription.status = 'active';
  if (subscription.trial_settings?.end_behavior.billing_cycle_anchor === 'now') {
    subscription.billing_cycle_anchor = world.now;
  }
  // What was used in the trial was free: the period that ends now is empty.
  for (const item of subscription.items.data) {
    item.current_period_start = world.now;
    item.current_period_end = world.now;
  }
  renew(world, subscription);
}

/** A paused subscription goes on with a period that begins now, once it is paid for. */
export function resume(world: World, subscription: Stripe.Subscription): void {
  subscription.billing_cycle_anchor = world.now;
  for (const item of subscription.items.data) {
    item.current_period_start = world.now;
    item.current_period_end = periodEndAfter(world.now, recurringOf(item.price), world.now);
  }
  subscription.status = 'active';
  const lines = linesAhead(world, subscription.items.data, world.now, false);
  const invoice = draftInvoice(world, {
    customer: idOf(subscription.customer) ?? '',
    subscription,
    lines,
    reason: 'subscription_update',
    start: world.now,
    end: world.now,
  });
  finalizeInvoice(world, invoice);
  world.emit('customer.subscription.resumed', subscription);
  collect(world, invoice, { onSession: true });
}
