import type Stripe from 'stripe';
import { invalid } from '../http/failure.ts';
import { wholeList } from '../http/list-page.ts';
import { declined } from '../resources/payment-methods.ts';
import { type AnchorConfig, nextAnchor } from '../world/periods.ts';
import { get, type World } from '../world/world.ts';
import { collect, methodFor, outcomeOf } from './collect.ts';
import { draftInvoice, finalizeInvoice } from './invoices.ts';
import { firstPeriodEnd, type ItemChange, newItem } from './items.ts';
import { linesAhead } from './lines.ts';
import { requireTaxable } from './tax.ts';

export type MissingPaymentMethod = 'cancel' | 'create_invoice' | 'pause';

export interface NewSubscription {
  customer: string;
  items: ItemChange[];
  metadata?: Record<string, string> | undefined;
  description?: string | undefined;
  default_payment_method?: string | undefined;
  trial_end?: number | undefined;
  billing_cycle_anchor?: number | undefined;
  billing_cycle_anchor_config?: AnchorConfig | undefined;
  proration_behavior?: 'always_invoice' | 'create_prorations' | 'none' | undefined;
  payment_behavior?:
    | 'allow_incomplete'
    | 'default_incomplete'
    | 'error_if_incomplete'
    | 'pending_if_incomplete'
    | undefined;
  missing_payment_method?: MissingPaymentMethod | undefined;
  /** What a trial's end makes of the anchor. Default: it stays. */
  trial_anchor?: 'now' | 'unchanged' | undefined;
  cancel_at?: number | undefined;
  cancel_at_period_end?: boolean | undefined;
  automatic_tax?: boolean | undefined;
  off_session?: boolean | undefined;
}

interface Start {
  anchor: number;
  trialEnd: number | undefined;
}

function startOf(world: World, asked: NewSubscription): Start {
  const trialEnd = asked.trial_end !== undefined && asked.trial_end > world.now ? asked.trial_end : undefined;
  if (asked.trial_end !== undefined && trialEnd === undefined) {
    throw invalid('The `trial_end` date has to be in the future.', 'trial_end');
  }
  const from = trialEnd ?? world.now;
  if (asked.billing_cycle_anchor !== undefined && asked.billing_cycle_anchor_config) {
    throw invalid(
      'Only one of billing_cycle_anchor and billing_cycle_anchor_config.',
      'billing_cycle_anchor',
    );
  }
  if (asked.billing_cycle_anchor !== undefined && asked.billing_cycle_anchor < world.now) {
    throw invalid('billing_cycle_anchor cannot be in the past.', 'billing_cycle_anchor');
  }
  const config = asked.billing_cycle_anchor_config;
  const anchor = config ? nextAnchor(config, from) : (asked.billing_cycle_anchor ?? from);
  return { anchor, trialEnd };
}

/** What is empty in each new subscription. */
function blankSubscription() {
  return {
    application: null,
    application_fee_percent: null,
    billing_schedules: [],
    billing_thresholds: null,
    canceled_at: null,
    customer_account: null,
    days_until_due: null,
    default_source: null,
    default_tax_rates: [],
    discounts: [],
    ended_at: null,
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    test_clock: null,
    transfer_data: null,
  };
}

function buildSubscription(world: World, asked: NewSubscription, start: Start): Stripe.Subscription {
  const id = world.newId('sub');
  const { anchor, trialEnd } = start;
  const place = { subscription: id, anchor, start: world.now, end: trialEnd };
  const items = asked.items.map((item) => newItem(world, item, place));
  const first = items[0];
  if (!first) throw invalid('Missing required param: items.', 'items', 'parameter_missing');
  if (new Set(items.map(({ price }) => price.id)).size < items.length) {
    throw invalid('Cannot add multiple subscription items with the same plan.', 'items');
  }
  const config = asked.billing_cycle_anchor_config;
  return {
    id,
    object: 'subscription',
    ...blankSubscription(),
    automatic_tax: { disabled_reason: null, enabled: asked.automatic_tax ?? false, liability: null },
    billing_cycle_anchor: anchor,
    billing_cycle_anchor_config: config
      ? {
          day_of_month: config.day_of_month,
          hour: config.hour ?? null,
          minute: config.minute ?? null,
          month: config.month ?? null,
          second: config.second ?? null,
        }
      : null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    cancel_at: asked.cancel_at_period_end ? firstPeriodEnd(items) : (asked.cancel_at ?? null),
    cancel_at_period_end: asked.cancel_at_period_end ?? false,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: world.now,
    currency: first.price.currency,
    customer: asked.customer,
    default_payment_method: asked.default_payment_method ?? null,
    description: asked.description ?? null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: wholeList(items, `/v1/subscription_items?subscription=${id}`),
    metadata: asked.metadata ?? {},
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    start_date: world.now,
    status: trialEnd === undefined ? 'incomplete' : 'trialing',
    trial_end: trialEnd ?? null,
    trial_settings: {
      end_behavior: {
        billing_cycle_anchor: asked.trial_anchor ?? null,
        missing_payment_method: asked.missing_payment_method ?? 'create_invoice',
      },
    },
    trial_start: trialEnd === undefined ? null : world.now,
  };
}

/** Refuses before anything is written where `error_if_incomplete` or the lack of a card says so. */
function checkPayable(world: World, asked: NewSubscription, due: number): void {
  if (due <= 0 || asked.payment_behavior === 'default_incomplete') return;
  const method = asked.default_payment_method ?? methodFor(world, asked.customer, undefined);
  const outcome = outcomeOf(world, method, { onSession: !asked.off_session });
  if (outcome === 'none') {
    throw invalid(
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      undefined,
      'resource_missing',
    );
  }
  if (asked.payment_behavior === 'error_if_incomplete' && outcome !== 'pays') {
    throw declined(outcome === 'authenticates' ? 'authentication_required' : 'generic_decline');
  }
}

/** Makes a subscription and its first invoice, and has that paid unless `default_incomplete`. */
export function createSubscription(world: World, asked: NewSubscription): Stripe.Subscription {
  get(world.customers, asked.customer, 'customer', 'customer');
  if (asked.payment_behavior === 'pending_if_incomplete') {
    throw invalid('`pending_if_incomplete` is for updates.', 'payment_behavior');
  }
  const start = startOf(world, asked);
  const subscription = buildSubscription(world, asked, start);
  const items = subscription.items.data;
  if (asked.automatic_tax)
    requireTaxable(world, { customer: asked.customer, prices: items.map(({ price }) => price) });
  const stub = start.anchor > world.now && asked.proration_behavior === 'none';
  const free = start.trialEnd !== undefined || stub;
  // The share of a trial's short period is not charged, whatever it is.
  const lines = linesAhead(world, items, start.anchor, free);
  const due = lines.reduce((sum, { amount }) => sum + amount, 0);
  checkPayable(world, asked, due);
  world.subscriptions.set(subscription.id, subscription);
  const customer = get(world.customers, asked.customer, 'customer');
  customer.currency ??= subscription.currency;
  world.emit('customer.subscription.created', subscription);
  const invoice = draftInvoice(world, {
    customer: asked.customer,
    subscription,
    lines,
    reason: 'subscription_create',
    start: world.now,
    end: world.now,
  });
  finalizeInvoice(world, invoice);
  const waits = asked.payment_behavior === 'default_incomplete' && invoice.amount_due > 0;
  if (!waits) collect(world, invoice, { onSession: !asked.off_session });
  // Its latest invoice is new, at least.
  world.emit('customer.subscription.updated', subscription);
  return subscription;
}
