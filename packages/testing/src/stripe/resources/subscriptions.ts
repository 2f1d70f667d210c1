import type Stripe from 'stripe';
import { cancelNow } from '../billing/cancel.ts';
import { createSubscription } from '../billing/create.ts';
import { changedItemsShape, newItemsShape } from '../billing/items.ts';
import { cancelAndBill, resume } from '../billing/renew.ts';
import { invalid, missing } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import {
  either,
  filled,
  flag,
  ignored,
  integer,
  object,
  pairs,
  required,
  type Takes,
  text,
  unset,
  word,
} from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, type World } from '../world/world.ts';
import { attachedTo } from './payment-methods.ts';
import { updateSubscription } from './update-subscription.ts';

export const prorationBehavior = word('always_invoice', 'create_prorations', 'none');
/** What becomes of the anchor with a change. */
export const anchorChangeShape = object({ type: required(word('now', 'unchanged')) });

const paymentBehavior = word(
  'allow_incomplete',
  'default_incomplete',
  'error_if_incomplete',
  'pending_if_incomplete',
);

export const anchorConfigShape = object({
  day_of_month: required(integer),
  hour: integer,
  minute: integer,
  second: integer,
  month: integer,
});

export const trialSettingsShape = object({
  end_behavior: object({
    billing_cycle_anchor: word('now', 'unchanged'),
    missing_payment_method: word('cancel', 'create_invoice', 'pause'),
  }),
});

const detailsShape = object({ comment: text, feedback: text });

const common = {
  automatic_tax: object({ enabled: required(flag) }),
  cancel_at_period_end: flag,
  default_payment_method: filled,
  description: text,
  metadata: pairs,
  off_session: flag,
  payment_behavior: paymentBehavior,
  payment_settings: ignored,
  proration_behavior: prorationBehavior,
  trial_settings: trialSettingsShape,
} satisfies Takes<Stripe.SubscriptionCreateParams>;

const updateShape = {
  ...common,
  items: changedItemsShape,
  billing_cycle_anchor: anchorChangeShape,
  cancel_at: either(either(integer, word('min_period_end', 'max_period_end')), unset),
  cancellation_details: detailsShape,
  proration_date: integer,
  trial_end: either(integer, word('now')),
} satisfies Takes<Stripe.SubscriptionUpdateParams>;

const createShape = {
  ...common,
  customer: required(filled),
  items: required(newItemsShape),
  billing_cycle_anchor: integer,
  billing_cycle_anchor_config: anchorConfigShape,
  billing_mode: object({ type: required(word('flexible')) }),
  cancel_at: integer,
  currency: filled,
  trial_end: integer,
  trial_period_days: integer,
} satisfies Takes<Stripe.SubscriptionCreateParams>;

const DAY = 86_400;

function createRoute(world: World): Route {
  return route('POST', '/v1/subscriptions', createShape, (params) => {
    get(world.customers, params.customer, 'customer', 'customer');
    const method = params.default_payment_method;
    if (params.trial_end !== undefined && params.trial_period_days !== undefined) {
      throw invalid(
        'You may only specify one of these parameters: trial_end, trial_period_days.',
        'trial_end',
      );
    }
    const days = params.trial_period_days;
    return createSubscription(world, {
      ...params,
      automatic_tax: params.automatic_tax?.enabled,
      default_payment_method:
        method === undefined ? undefined : attachedTo(world, method, params.customer).id,
      trial_end: days === undefined ? params.trial_end : world.now + days * DAY,
      missing_payment_method: params.trial_settings?.end_behavior?.missing_payment_method,
      trial_anchor: params.trial_settings?.end_behavior?.billing_cycle_anchor,
    });
  });
}

const statusWord = word(
  'active',
  'all',
  'canceled',
  'ended',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
);

/** Unasked, a list has all that has not been canceled. */
function hasStatus(subscription: Stripe.Subscription, asked: string | undefined): boolean {
  const ended = subscription.status === 'canceled' || subscription.status === 'incomplete_expired';
  if (asked === undefined) return subscription.status !== 'canceled';
  if (asked === 'all') return true;
  return asked === 'ended' ? ended : subscription.status === asked;
}

function listRoute(world: World): Route {
  const shape = { ...pageShape, customer: filled, price: filled, status: statusWord, created: ignored };
  return route('GET', '/v1/subscriptions', shape, (params) => {
    const matching = [...world.subscriptions.values()].filter(
      (one) =>
        (params.customer === undefined || one.customer === params.customer) &&
        (params.price === undefined || one.items.data.some(({ price }) => price.id === params.price)) &&
        hasStatus(one, params.status),
    );
    return pageOf(matching, '/v1/subscriptions', params);
  });
}

/** `/v1/subscriptions`. */
export function subscriptionRoutes(world: World): Route[] {
  const find = (id: string): Stripe.Subscription => get(world.subscriptions, id, 'subscription');
  return [
    createRoute(world),
    listRoute(world),
    route('GET', '/v1/subscriptions/:id', {}, (_, id) => find(id)),
    route('POST', '/v1/subscriptions/:id', updateShape, (params, id) =>
      updateSubscription(world, find(id), params),
    ),
    route(
      'DELETE',
      '/v1/subscriptions/:id',
      { cancellation_details: detailsShape, invoice_now: flag, prorate: flag },
      (params, id) => {
        const subscription = find(id);
        // Stripe does not find what has ended.
        if (subscription.ended_at !== null) throw missing('subscription', id);
        const how = {
          reason: 'cancellation_requested' as const,
          comment: params.cancellation_details?.comment,
          feedback: params.cancellation_details?.feedback,
        };
        if (params.invoice_now) cancelAndBill(world, subscription, how);
        else cancelNow(world, subscription, how);
        return subscription;
      },
    ),
    route(
      'POST',
      '/v1/subscriptions/:id/resume',
      {
        billing_cycle_anchor: anchorChangeShape,
        payment_behavior: word('resume_on_payment_attempt'),
        proration_behavior: prorationBehavior,
      },
      (_, id) => {
        const subscription = find(id);
        if (subscription.status !== 'paused')
          throw invalid('Only a paused subscription can be resumed.', 'id');
        resume(world, subscription);
        return subscription;
      },
    ),
    route('GET', '/v1/subscription_items', { ...pageShape, subscription: required(filled) }, (params) =>
      pageOf([...find(params.subscription).items.data].reverse(), '/v1/subscription_items', params),
    ),
  ];
}
