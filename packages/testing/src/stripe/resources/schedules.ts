import type Stripe from 'stripe';
import { newItemsShape } from '../billing/items.ts';
import { releaseSchedule } from '../billing/schedule.ts';
import { invalid } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import {
  either,
  filled,
  flag,
  ignored,
  integer,
  list,
  object,
  pairs,
  type Read,
  required,
  type Takes,
  word,
} from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { addIntervals } from '../world/periods.ts';
import { get, idOf, type World } from '../world/world.ts';
import { mergeMetadata } from './metadata.ts';
import { prorationBehavior } from './subscriptions.ts';

const path = '/v1/subscription_schedules';

const phaseShape = {
  items: required(newItemsShape),
  automatic_tax: object({ enabled: required(flag) }),
  start_date: either(integer, word('now')),
  end_date: integer,
  duration: object({ interval: required(word('day', 'week', 'month', 'year')), interval_count: integer }),
  proration_behavior: prorationBehavior,
  billing_cycle_anchor: word('automatic', 'phase_start'),
  metadata: pairs,
  currency: filled,
} satisfies Takes<Stripe.SubscriptionScheduleUpdateParams.Phase>;

type PhaseParams = Read<typeof phaseShape>;

function phaseOf(
  subscription: Stripe.Subscription,
  items: Stripe.SubscriptionSchedule.Phase.Item[],
  dates: { start: number; end: number },
): Stripe.SubscriptionSchedule.Phase {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: subscription.automatic_tax.enabled, liability: null },
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency: subscription.currency,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    end_date: dates.end,
    invoice_settings: null,
    items,
    metadata: {},
    on_behalf_of: null,
    proration_behavior: 'create_prorations',
    start_date: dates.start,
    transfer_data: null,
    trial_end: null,
  };
}

const phaseItem = (
  price: string,
  quantity: number | undefined,
  metadata: Stripe.Metadata,
): Stripe.SubscriptionSchedule.Phase.Item => ({
  billing_thresholds: null,
  discounts: [],
  metadata,
  plan: price,
  price,
  ...(quantity === undefined ? null : { quantity }),
  tax_rates: [],
});

function fromSubscription(world: World, subscription: Stripe.Subscription): Stripe.SubscriptionSchedule {
  if (subscription.schedule !== null) {
    throw invalid(
      `You cannot migrate a subscription that is already attached to a schedule: ${idOf(subscription.schedule)}.`,
      'from_subscription',
    );
  }
  if (subscription.ended_at !== null || subscription.status === 'incomplete') {
    throw invalid('You cannot migrate a subscription in this status.', 'from_subscription');
  }
  const items = subscription.items.data;
  const start = Math.min(...items.map((item) => item.current_period_start));
  const end = Math.max(...items.map((item) => item.current_period_end));
  const phase = phaseOf(
    subscription,
    items.map((item) => phaseItem(item.price.id, item.quantity, item.metadata)),
    { start, end },
  );
  return {
    id: world.newId('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: null, type: 'flexible' },
    canceled_at: null,
    completed_at: null,
    created: world.now,
    current_phase: { start_date: start, end_date: end },
    customer: subscription.customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: null,
      default_payment_method: null,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: 'self' },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    // What was to be canceled at the period's end is canceled by the schedule.
    end_behavior: subscription.cancel_at_period_end ? 'cancel' : 'release',
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: [phase],
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: null,
  };
}

/**
 * The phases as asked for. The one that runs cannot begin at another time; each begins where the last one
 * ends.
 */
function phasesOf(
  world: World,
  schedule: Stripe.SubscriptionSchedule,
  asked: PhaseParams[],
): Stripe.SubscriptionSchedule.Phase[] {
  const subscription = get(world.subscriptions, idOf(schedule.subscription) ?? '', 'subscription');
  const current = schedule.current_phase?.start_date ?? world.now;
  let cursor: number | undefined;
  const phases = asked.map((phase, index) => {
    const name = `phases[${index}]`;
    const given = phase.start_date === 'now' ? world.now : phase.start_date;
    const start = given ?? cursor;
    if (start === undefined)
      throw invalid(
        `Missing required param: ${name}[start_date].`,
        `${name}[start_date]`,
        'parameter_missing',
      );
    if (cursor !== undefined && start !== cursor) {
      throw invalid('A phase must begin where the one before ends.', `${name}[start_date]`);
    }
    if (phase.end_date !== undefined && phase.duration) {
      throw invalid('Only one of end_date and duration.', `${name}[duration]`, 'parameters_exclusive');
    }
    for (const item of phase.items) get(world.prices, item.price, 'price', `${name}[items][0][price]`);
    const price = get(world.prices, phase.items[0]?.price ?? '', 'price', `${name}[items]`);
    const length = phase.duration ?? price.recurring;
    if (!length) throw invalid('The price is not recurring.', `${name}[items]`);
    const interval = { interval: length.interval, interval_count: length.interval_count ?? 1 };
    const end = phase.end_date ?? addIntervals(start, interval);
    if (end <= start) throw invalid('A phase must end after it begins.', `${name}[end_date]`);
    cursor = end;
    const items = phase.items.map((item) => phaseItem(item.price, item.quantity, item.metadata ?? {}));
    const built = phaseOf(subscription, items, { start, end });
    built.proration_behavior = phase.proration_behavior ?? 'create_prorations';
    built.billing_cycle_anchor = phase.billing_cycle_anchor ?? null;
    built.metadata = phase.metadata ?? {};
    built.automatic_tax = {
      disabled_reason: null,
      enabled: phase.automatic_tax?.enabled ?? false,
      liability: null,
    };
    return built;
  });
  if (!phases.some((phase) => phase.start_date === current)) {
    throw invalid('You can not modify the start date of the current phase.', 'phases[0][start_date]');
  }
  return phases;
}

function createRoute(world: World): Route {
  return route('POST', path, { from_subscription: required(filled) }, (params) => {
    const subscription = get(
      world.subscriptions,
      params.from_subscription,
      'subscription',
      'from_subscription',
    );
    const schedule = fromSubscription(world, subscription);
    world.schedules.set(schedule.id, schedule);
    subscription.schedule = schedule.id;
    subscription.cancel_at_period_end = false;
    world.emit('subscription_schedule.created', schedule);
    world.emit('customer.subscription.updated', subscription);
    return schedule;
  });
}

function running(world: World, id: string): Stripe.SubscriptionSchedule {
  const schedule = get(world.schedules, id, 'subscription schedule');
  if (schedule.status !== 'active') {
    throw invalid(
      `You cannot change a subscription schedule that is in the \`${schedule.status}\` status.`,
      'id',
    );
  }
  return schedule;
}

/** `/v1/subscription_schedules`, made from subscriptions alone. */
export function scheduleRoutes(world: World): Route[] {
  return [
    createRoute(world),
    route('GET', path, { ...pageShape, customer: filled, created: ignored, scheduled: flag }, (params) => {
      const matching = [...world.schedules.values()].filter(
        (schedule) => params.customer === undefined || schedule.customer === params.customer,
      );
      return pageOf(matching, path, params);
    }),
    route('GET', `${path}/:id`, {}, (_, id) => get(world.schedules, id, 'subscription schedule')),
    route(
      'POST',
      `${path}/:id`,
      {
        phases: list(required(object(phaseShape))),
        end_behavior: word('cancel', 'release'),
        metadata: pairs,
        proration_behavior: prorationBehavior,
      },
      (params, id) => {
        const schedule = running(world, id);
        if (params.phases) schedule.phases = phasesOf(world, schedule, params.phases);
        const now = schedule.phases.find(
          ({ start_date: start }) => start === schedule.current_phase?.start_date,
        );
        if (now) schedule.current_phase = { start_date: now.start_date, end_date: now.end_date };
        schedule.end_behavior = params.end_behavior ?? schedule.end_behavior;
        schedule.metadata = mergeMetadata(schedule.metadata, params.metadata);
        world.emit('subscription_schedule.updated', schedule);
        return schedule;
      },
    ),
    route('POST', `${path}/:id/release`, { preserve_cancel_date: flag }, (_, id) => {
      const schedule = running(world, id);
      releaseSchedule(world, schedule);
      return schedule;
    }),
  ];
}
