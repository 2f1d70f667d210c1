import type Stripe from 'stripe';
import { changeBilling, type PaymentBehavior } from '../billing/change.ts';
import { firstPeriodEnd, type ItemChange } from '../billing/items.ts';
import { invalid } from '../http/failure.ts';
import { idOf, type World } from '../world/world.ts';
import { mergeMetadata } from './metadata.ts';
import { attachedTo } from './payment-methods.ts';

interface SubscriptionUpdate {
  automatic_tax: { enabled: boolean } | undefined;
  billing_cycle_anchor: { type: 'now' | 'unchanged' } | undefined;
  cancel_at: number | 'min_period_end' | 'max_period_end' | '' | undefined;
  cancel_at_period_end: boolean | undefined;
  cancellation_details: { comment: string | undefined; feedback: string | undefined } | undefined;
  default_payment_method: string | undefined;
  description: string | undefined;
  items: ItemChange[] | undefined;
  metadata: Record<string, string> | undefined;
  payment_behavior: PaymentBehavior | undefined;
  proration_behavior: 'always_invoice' | 'create_prorations' | 'none' | undefined;
  proration_date: number | undefined;
  trial_end: number | 'now' | undefined;
}

/** What may come with `pending_if_incomplete`. */
const PENDING_NAMES = [
  'payment_behavior',
  'proration_behavior',
  'proration_date',
  'billing_cycle_anchor',
  'items',
  'trial_end',
  'off_session',
  'expand',
];

function named(update: SubscriptionUpdate): string[] {
  return Object.entries(update).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

function refuseOthers(update: SubscriptionUpdate, allowed: string[], why: string, code?: string): void {
  const stranger = named(update).find((name) => !allowed.includes(name));
  if (stranger !== undefined) throw invalid(why, stranger, code);
}

function check(subscription: Stripe.Subscription, update: SubscriptionUpdate): void {
  if (subscription.ended_at !== null) {
    const why = 'A canceled subscription can only update its cancellation_details and metadata.';
    refuseOthers(
      update,
      ['metadata', 'cancellation_details', 'expand'],
      why,
      'invalid_canceled_subscription_fields',
    );
  }
  if (subscription.status === 'incomplete') {
    const why = 'An incomplete subscription can only update its metadata and default_payment_method.';
    refuseOthers(update, ['metadata', 'default_payment_method', 'description', 'expand'], why);
  }
  if (update.payment_behavior === 'pending_if_incomplete') {
    const why =
      'When `payment_behavior` is `pending_if_incomplete`, you can only pass parameters that pending updates support.';
    refuseOthers(update, PENDING_NAMES, why);
  }
  const cancels = update.cancel_at !== undefined || update.cancel_at_period_end !== undefined;
  if (cancels && subscription.schedule !== null) {
    throw invalid(
      `The subscription is managed by the subscription schedule \`${idOf(subscription.schedule)}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
      update.cancel_at === undefined ? 'cancel_at_period_end' : 'cancel_at',
    );
  }
  if (update.cancel_at !== undefined && update.cancel_at_period_end !== undefined) {
    throw invalid('Only one of cancel_at and cancel_at_period_end.', 'cancel_at', 'parameters_exclusive');
  }
}

function cancelAtOf(
  world: World,
  subscription: Stripe.Subscription,
  asked: SubscriptionUpdate['cancel_at'],
): number | null {
  const ends = subscription.items.data.map((item) => item.current_period_end);
  if (asked === 'min_period_end') return Math.min(...ends);
  if (asked === 'max_period_end') return Math.max(...ends);
  if (asked === '' || asked === undefined) return null;
  if (asked <= world.now) throw invalid('cancel_at must be in the future.', 'cancel_at');
  return asked;
}

function setCancellation(world: World, subscription: Stripe.Subscription, update: SubscriptionUpdate): void {
  if (update.cancel_at === undefined && update.cancel_at_period_end === undefined) return;
  const atEnd = update.cancel_at_period_end ?? false;
  const at = atEnd
    ? firstPeriodEnd(subscription.items.data)
    : cancelAtOf(world, subscription, update.cancel_at);
  subscription.cancel_at_period_end = atEnd;
  subscription.cancel_at = at;
  subscription.canceled_at = at === null ? null : world.now;
  const details = subscription.cancellation_details;
  if (details) details.reason = at === null ? null : 'cancellation_requested';
}

function apply(world: World, subscription: Stripe.Subscription, update: SubscriptionUpdate): void {
  const customer = idOf(subscription.customer) ?? '';
  const method = update.default_payment_method;
  if (method !== undefined) subscription.default_payment_method = attachedTo(world, method, customer).id;
  setCancellation(world, subscription, update);
  const bills =
    update.items !== undefined ||
    update.billing_cycle_anchor?.type === 'now' ||
    update.trial_end !== undefined;
  if (bills) {
    const trialEnd = update.trial_end === 'now' ? 0 : update.trial_end;
    changeBilling(world, subscription, { ...update, trial_end: trialEnd }, update.payment_behavior);
  }
  subscription.metadata = mergeMetadata(subscription.metadata, update.metadata);
  subscription.description = update.description ?? subscription.description;
  if (update.automatic_tax) subscription.automatic_tax.enabled = update.automatic_tax.enabled;
  const details = subscription.cancellation_details;
  if (update.cancellation_details && details) {
    details.comment = update.cancellation_details.comment ?? details.comment;
    details.feedback = update.cancellation_details.feedback ?? details.feedback;
  }
}

/** Changes a subscription, all of it or nothing. */
export function updateSubscription(
  world: World,
  subscription: Stripe.Subscription,
  update: SubscriptionUpdate,
): Stripe.Subscription {
  check(subscription, update);
  const before = { ...subscription };
  const details = subscription.cancellation_details;
  if (details) subscription.cancellation_details = { ...details };
  try {
    apply(world, subscription, update);
  } catch (failure) {
    Object.assign(subscription, before);
    throw failure;
  }
  world.emit('customer.subscription.updated', subscription);
  return subscription;
}
