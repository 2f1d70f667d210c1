import type Stripe from 'stripe';
import { mergeMetadata } from '../resources/metadata.ts';
import { get, idOf, type World } from '../world/world.ts';
import { dropPendingUpdate } from './cancel.ts';
import { changeBilling } from './change.ts';
import { changesInterval, type ItemChange, isMetered, itemsAfter } from './items.ts';
import { usageLine } from './lines.ts';
import { cancelAndBill } from './renew.ts';

const PRORATIONS = ['always_invoice', 'create_prorations', 'none'] as const;

/** The subscription goes on as it is, without the schedule. */
export function releaseSchedule(world: World, schedule: Stripe.SubscriptionSchedule): void {
  const subscription = get(world.subscriptions, idOf(schedule.subscription) ?? '', 'subscription');
  schedule.status = 'released';
  schedule.released_at = world.now;
  schedule.released_subscription = subscription.id;
  schedule.subscription = null;
  schedule.current_phase = null;
  subscription.schedule = null;
  world.emit('subscription_schedule.released', schedule);
  world.emit('customer.subscription.updated', subscription);
}

/**
 * The changes that make a subscription's items those of a phase. What has the same price stays, the others
 * take the place of those that go, so that their ids live on.
 */
function changesTo(
  subscription: Stripe.Subscription,
  phase: Stripe.SubscriptionSchedule.Phase,
): ItemChange[] {
  const wanted = phase.items.map(({ price, quantity }) => ({ price: idOf(price) ?? '', quantity }));
  const items = subscription.items.data;
  const stays = items.filter((item) => wanted.some(({ price }) => price === item.price.id));
  const goes = items.filter((item) => !stays.includes(item));
  const kept = wanted.flatMap((one): ItemChange[] => {
    const item = stays.find(({ price }) => price.id === one.price);
    return item ? [{ id: item.id, quantity: one.quantity }] : [];
  });
  const comes = wanted.filter((one) => !stays.some(({ price }) => price.id === one.price));
  const replaced = comes.map((one, index): ItemChange => ({ ...one, id: goes[index]?.id }));
  const removed = goes.slice(comes.length).map(({ id }): ItemChange => ({ id, deleted: true }));
  return [...kept, ...replaced, ...removed];
}

/**
 * Where all periods end nothing is left to be prorated: the renewal, which comes next, bills the new items.
 * What was used of a metered item that goes is billed at its own price.
 */
function switchAtEnd(world: World, subscription: Stripe.Subscription, changes: ItemChange[]): void {
  dropPendingUpdate(world, subscription);
  const before = subscription.items.data;
  const place = {
    subscription: subscription.id,
    anchor: subscription.billing_cycle_anchor,
    start: world.now,
    end: world.now,
  };
  const after = itemsAfter(world, before, changes, place);
  const customer = idOf(subscription.customer) ?? '';
  for (const item of before.filter(isMetered)) {
    const now = after.find(({ id }) => id === item.id);
    if (now?.price.id === item.price.id) continue;
    const line = usageLine(world, item, customer, item.current_period_start, world.now);
    world.notesOf(subscription.id).pendingLines.push(line);
    if (now) now.current_period_start = world.now;
  }
  // A period of another length counts from its beginning.
  if (changesInterval(before, after)) subscription.billing_cycle_anchor = world.now;
  subscription.items.data = after;
}

/** Ends the phase that runs: the next one begins, or what `end_behavior` says happens. */
export function endPhase(world: World, schedule: Stripe.SubscriptionSchedule): void {
  const subscription = get(world.subscriptions, idOf(schedule.subscription) ?? '', 'subscription');
  const current = schedule.phases.findIndex(
    ({ start_date: start }) => start === schedule.current_phase?.start_date,
  );
  const next = schedule.phases[current + 1];
  if (!next) {
    if (schedule.end_behavior !== 'cancel') {
      releaseSchedule(world, schedule);
      return;
    }
    schedule.status = 'completed';
    schedule.completed_at = world.now;
    schedule.current_phase = null;
    subscription.schedule = null;
    world.emit('subscription_schedule.completed', schedule);
    cancelAndBill(world, subscription, { reason: 'cancellation_requested' });
    return;
  }
  schedule.current_phase = { start_date: next.start_date, end_date: next.end_date };
  subscription.automatic_tax.enabled = next.automatic_tax?.enabled ?? false;
  const ends = subscription.items.data.map((item) => item.current_period_end);
  if (ends.every((end) => end === world.now)) switchAtEnd(world, subscription, changesTo(subscription, next));
  else {
    const behavior = next.proration_behavior;
    changeBilling(world, subscription, {
      items: changesTo(subscription, next),
      billing_cycle_anchor: { type: next.billing_cycle_anchor === 'phase_start' ? 'now' : 'unchanged' },
      proration_behavior: PRORATIONS.find((known) => known === behavior),
    });
  }
  subscription.metadata = mergeMetadata(subscription.metadata, next.metadata ?? undefined);
  world.emit('subscription_schedule.updated', schedule);
  world.emit('customer.subscription.updated', subscription);
}
