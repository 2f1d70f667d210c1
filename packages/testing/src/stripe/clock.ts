import type Stripe from 'stripe';
import { dropPendingUpdate, expireIncomplete } from './billing/cancel.ts';
import { firstPeriodEnd } from './billing/items.ts';
import { advanceDraft, cancelAndBill, endTrial, renew, retry } from './billing/renew.ts';
import { endPhase } from './billing/schedule.ts';
import { expireSession } from './resources/checkout-sessions.ts';
import type { World } from './world/world.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What happens at a time. Of what happens at one time the lower rank goes first. */
interface Due {
  at: number;
  rank: number;
  run: () => void;
}

function ofSession(world: World, session: Stripe.Checkout.Session): Due[] {
  if (session.status !== 'open') return [];
  return [{ at: session.expires_at, rank: 0, run: () => expireSession(world, session) }];
}

function expirePending(world: World, subscription: Stripe.Subscription): void {
  dropPendingUpdate(world, subscription);
  world.emit('customer.subscription.updated', subscription);
  world.emit('customer.subscription.pending_update_expired', subscription);
}

function ofTrial(world: World, subscription: Stripe.Subscription): Due[] {
  const end = subscription.trial_end;
  if (subscription.status !== 'trialing' || end === null) return [];
  const notes = world.notesOf(subscription.id);
  const ends: Due = { at: end, rank: 5, run: () => endTrial(world, subscription) };
  if (notes.trialWarned) return [ends];
  const warn = (): void => {
    notes.trialWarned = true;
    world.emit('customer.subscription.trial_will_end', subscription);
  };
  return [{ at: Math.max(end - 3 * DAY, subscription.trial_start ?? 0), rank: 0, run: warn }, ends];
}

function ofSubscription(world: World, subscription: Stripe.Subscription): Due[] {
  if (subscription.ended_at !== null) return [];
  if (subscription.status === 'incomplete') {
    const expire = (): void => expireIncomplete(world, subscription);
    return [{ at: subscription.created + 23 * HOUR, rank: 0, run: expire }];
  }
  const due = ofTrial(world, subscription);
  if (subscription.pending_update) {
    const run = (): void => expirePending(world, subscription);
    due.push({ at: subscription.pending_update.expires_at, rank: 1, run });
  }
  if (subscription.cancel_at !== null) {
    const run = (): void => cancelAndBill(world, subscription, { reason: 'cancellation_requested' });
    due.push({ at: subscription.cancel_at, rank: 2, run });
  }
  const renews = subscription.status !== 'trialing' && subscription.status !== 'paused';
  if (renews) {
    due.push({ at: firstPeriodEnd(subscription.items.data), rank: 5, run: () => renew(world, subscription) });
  }
  return due;
}

function ofInvoice(world: World, invoice: Stripe.Invoice): Due[] {
  const finalizes = invoice.automatically_finalizes_at;
  if (invoice.status === 'draft' && finalizes !== null) {
    return [{ at: finalizes, rank: 6, run: () => advanceDraft(world, invoice) }];
  }
  const next = invoice.next_payment_attempt;
  if (invoice.status === 'open' && next !== null) {
    return [{ at: next, rank: 6, run: () => retry(world, invoice) }];
  }
  return [];
}

function ofSchedule(world: World, schedule: Stripe.SubscriptionSchedule): Due[] {
  if (schedule.status !== 'active' || !schedule.current_phase) return [];
  return [{ at: schedule.current_phase.end_date, rank: 3, run: () => endPhase(world, schedule) }];
}

function nextDue(world: World): Due | undefined {
  const all = [
    ...[...world.checkoutSessions.values()].flatMap((one) => ofSession(world, one)),
    ...[...world.subscriptions.values()].flatMap((one) => ofSubscription(world, one)),
    ...[...world.schedules.values()].flatMap((one) => ofSchedule(world, one)),
    ...[...world.invoices.values()].flatMap((one) => ofInvoice(world, one)),
  ];
  return all.sort((a, b) => a.at - b.at || a.rank - b.rank)[0];
}

/** Lets time pass up to `to` (seconds): all that falls due on the way happens, each at its time. */
export function advance(world: World, to: number): void {
  if (to < world.now) throw new Error('Time goes one way.');
  world.request = { id: null, idempotency_key: null };
  for (let due = nextDue(world); due && due.at <= to; due = nextDue(world)) {
    world.now = Math.max(world.now, due.at);
    due.run();
  }
  world.now = to;
}
