import type Stripe from 'stripe';
import { idOf, type World } from '../world/world.ts';
import { voidInvoice } from './invoices.ts';

export interface Cancellation {
  reason?: Stripe.Subscription.CancellationDetails.Reason | undefined;
  comment?: string | undefined;
  feedback?: string | undefined;
}

/** The invoices of a subscription, oldest first. */
function invoicesOf(world: World, subscription: string): Stripe.Invoice[] {
  return [...world.invoices.values()].filter(
    (invoice) => idOf(invoice.parent?.subscription_details?.subscription) === subscription,
  );
}

/** What was asked for and not paid is forgotten. */
export function dropPendingUpdate(world: World, subscription: Stripe.Subscription): void {
  const notes = world.notesOf(subscription.id);
  const invoice = world.invoices.get(notes.pendingInvoice ?? '');
  notes.pendingInvoice = undefined;
  subscription.pending_update = null;
  if (invoice) voidInvoice(world, invoice);
}

function endSchedule(world: World, subscription: Stripe.Subscription): void {
  const schedule = world.schedules.get(idOf(subscription.schedule) ?? '');
  if (!schedule) return;
  schedule.status = 'canceled';
  schedule.canceled_at = world.now;
  schedule.current_phase = null;
  subscription.schedule = null;
  world.emit('subscription_schedule.canceled', schedule);
}

/** Ends a subscription at once. Its open invoices stay open, and are not tried again; the `last` one is. */
export function cancelNow(
  world: World,
  subscription: Stripe.Subscription,
  how: Cancellation,
  last?: Stripe.Invoice,
): void {
  const wasIncomplete = subscription.status === 'incomplete';
  dropPendingUpdate(world, subscription);
  endSchedule(world, subscription);
  for (const invoice of invoicesOf(world, subscription.id)) {
    if (invoice === last) continue;
    if (wasIncomplete) voidInvoice(world, invoice);
    invoice.auto_advance = false;
    invoice.next_payment_attempt = null;
    invoice.automatically_finalizes_at = null;
  }
  subscription.status = 'canceled';
  subscription.ended_at = world.now;
  subscription.canceled_at ??= world.now;
  subscription.cancellation_details = {
    comment: how.comment ?? subscription.cancellation_details?.comment ?? null,
    feedback: how.feedback ?? subscription.cancellation_details?.feedback ?? null,
    feedback_option: null,
    reason: how.reason ?? subscription.cancellation_details?.reason ?? 'cancellation_requested',
  };
  world.emit('customer.subscription.deleted', subscription);
}

/** Ends what was never paid, 23 hours after it began. */
export function expireIncomplete(world: World, subscription: Stripe.Subscription): void {
  for (const invoice of invoicesOf(world, subscription.id)) voidInvoice(world, invoice);
  subscription.status = 'incomplete_expired';
  subscription.ended_at = world.now;
  world.emit('customer.subscription.updated', subscription);
}
