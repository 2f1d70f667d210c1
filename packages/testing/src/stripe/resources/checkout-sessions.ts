import type Stripe from 'stripe';
import { costOf, isMetered } from '../billing/items.ts';
import { requireTaxable } from '../billing/tax.ts';
import { invalid } from '../http/failure.ts';
import { pageOf, pageShape, wholeList } from '../http/list-page.ts';
import {
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
  text,
  word,
} from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, type World } from '../world/world.ts';
import { anchorConfigShape, trialSettingsShape } from './subscriptions.ts';

const path = '/v1/checkout/sessions';
const HOUR = 3600;
const DAY = 24 * HOUR;

const subscriptionDataShape = {
  metadata: pairs,
  description: filled,
  billing_cycle_anchor: integer,
  billing_cycle_anchor_config: anchorConfigShape,
  billing_mode: object({ type: required(word('flexible')) }),
  proration_behavior: word('create_prorations', 'none'),
  trial_end: integer,
  trial_period_days: integer,
  trial_settings: trialSettingsShape,
} satisfies Takes<Stripe.Checkout.SessionCreateParams.SubscriptionData>;

const shape = {
  mode: required(word('subscription')),
  line_items: required(
    list(required(object({ price: required(filled), quantity: integer, adjustable_quantity: ignored }))),
  ),
  success_url: filled,
  cancel_url: filled,
  customer: filled,
  customer_email: filled,
  customer_update: object({ address: word('auto', 'never'), name: word('auto', 'never') }),
  client_reference_id: filled,
  expires_at: integer,
  metadata: pairs,
  subscription_data: object(subscriptionDataShape),
  automatic_tax: object({ enabled: required(flag) }),
  tax_id_collection: object({ enabled: required(flag) }),
  billing_address_collection: ignored,
  allow_promotion_codes: flag,
  payment_method_collection: word('always', 'if_required'),
  allowed_payment_method_types: ignored,
  consent_collection: ignored,
  ui_mode: word('hosted_page'),
  locale: text,
  currency: filled,
} satisfies Takes<Stripe.Checkout.SessionCreateParams>;

type Params = Read<typeof shape>;

/** What was asked for and is not in the session: what the subscription will be made of. */
export type SubscriptionData = Read<typeof subscriptionDataShape>;
const asked = new WeakMap<Stripe.Checkout.Session, SubscriptionData>();

/** The `subscription_data` that a session was made with. */
export function subscriptionDataOf(session: Stripe.Checkout.Session): SubscriptionData | undefined {
  return asked.get(session);
}

function lineItems(world: World, params: Params): Stripe.LineItem[] {
  return params.line_items.map(({ price: id, quantity }) => {
    const price = get(world.prices, id, 'price', 'line_items[0][price]');
    if (!price.active) throw invalid('The price specified is inactive.', 'line_items[0][price]');
    if (!price.recurring) throw invalid('A subscription needs a recurring price.', 'line_items');
    const metered = isMetered({ price });
    if (metered && quantity !== undefined) {
      throw invalid(
        'Quantity should not be specified where usage_type is `metered`.',
        'line_items[0][quantity]',
      );
    }
    if (!metered && quantity === undefined) {
      throw invalid('Quantity is required.', 'line_items[0][quantity]', 'parameter_missing');
    }
    const amount = metered ? 0 : costOf(price, quantity ?? 0);
    return {
      id: world.newId('li'),
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: price.nickname,
      metadata: {},
      price,
      quantity: quantity ?? null,
    };
  });
}

function check(world: World, params: Params): void {
  if (params.success_url === undefined) {
    throw invalid('Missing required param: success_url.', 'success_url', 'parameter_missing');
  }
  if (params.customer !== undefined) get(world.customers, params.customer, 'customer', 'customer');
  if (params.customer !== undefined && params.customer_email !== undefined) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.', 'customer');
  }
  const { expires_at: expires } = params;
  if (expires !== undefined && (expires < world.now + HOUR / 2 || expires > world.now + DAY)) {
    throw invalid('`expires_at` must be between 30 minutes and 24 hours from now.', 'expires_at');
  }
  const data = params.subscription_data;
  if (data?.trial_end !== undefined && data.trial_end < world.now + 2 * DAY) {
    throw invalid(
      'The `trial_end` date has to be at least 2 days in the future.',
      'subscription_data[trial_end]',
    );
  }
}

/** Refuses what a page with tax needs and was not asked for. */
function checkTax(world: World, params: Params, prices: (Stripe.Price | undefined)[]): void {
  const { customer, customer_update: update } = params;
  if (params.tax_id_collection?.enabled && customer !== undefined && update?.name !== 'auto')
    throw invalid(
      'Tax ID collection needs `customer_update[name]` to be `auto` for an existing customer.',
      'customer_update[name]',
    );
  if (params.automatic_tax?.enabled && customer !== undefined)
    requireTaxable(world, { customer, prices, asksAddress: update?.address === 'auto' });
}

/** What is empty in each new session. */
function blankSession() {
  return {
    adaptive_pricing: null,
    after_expiration: null,
    allowed_payment_method_types: null,
    billing_address_collection: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    customer_account: null,
    customer_details: null,
    discounts: [],
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    managed_payments: null,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    submit_type: null,
    subscription: null,
    wallet_options: null,
  };
}

function newSession(world: World, params: Params): Stripe.Checkout.Session {
  const id = world.newId('cs_test');
  const items = lineItems(world, params);
  checkTax(
    world,
    params,
    items.map(({ price }) => price ?? undefined),
  );
  const total = items.reduce((sum, { amount_total: amount }) => sum + amount, 0);
  return {
    id,
    object: 'checkout.session',
    ...blankSession(),
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: {
      enabled: params.automatic_tax?.enabled ?? false,
      liability: null,
      provider: null,
      status: null,
    },
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: world.now,
    currency: items[0]?.currency ?? null,
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_creation: params.customer === undefined ? 'always' : null,
    customer_email: params.customer_email ?? null,
    expires_at: params.expires_at ?? world.now + DAY,
    line_items: wholeList(items, `${path}/${id}/line_items`),
    locale: params.locale ?? null,
    metadata: params.metadata ?? {},
    mode: 'subscription',
    payment_method_collection: params.payment_method_collection ?? 'always',
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    status: 'open',
    success_url: params.success_url ?? null,
    tax_id_collection: { enabled: params.tax_id_collection?.enabled ?? false, required: 'never' },
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `https://checkout.stripe.com/c/pay/${id}`,
  };
}

/** An open session that nobody completed in time, or that was called off. */
export function expireSession(world: World, session: Stripe.Checkout.Session): void {
  session.status = 'expired';
  session.url = null;
  world.emit('checkout.session.expired', session);
}

/** `/v1/checkout/sessions`, for subscriptions on Stripe's page alone. */
export function checkoutRoutes(world: World): Route[] {
  const find = (id: string): Stripe.Checkout.Session => get(world.checkoutSessions, id, 'checkout.session');
  return [
    route('POST', path, shape, (params) => {
      check(world, params);
      const session = newSession(world, params);
      if (params.subscription_data) asked.set(session, params.subscription_data);
      world.checkoutSessions.set(session.id, session);
      return session;
    }),
    route(
      'GET',
      path,
      {
        ...pageShape,
        customer: filled,
        subscription: filled,
        status: word('open', 'complete', 'expired'),
        created: ignored,
      },
      (params) => {
        const matching = [...world.checkoutSessions.values()].filter(
          (one) =>
            (params.customer === undefined || one.customer === params.customer) &&
            (params.subscription === undefined || one.subscription === params.subscription) &&
            (params.status === undefined || one.status === params.status),
        );
        return pageOf(matching, path, params);
      },
    ),
    route('GET', `${path}/:id`, {}, (_, id) => find(id)),
    route('GET', `${path}/:id/line_items`, pageShape, (params, id) =>
      pageOf([...(find(id).line_items?.data ?? [])].reverse(), `${path}/${id}/line_items`, params),
    ),
    route('POST', `${path}/:id/expire`, {}, (_, id) => {
      const session = find(id);
      if (session.status !== 'open') {
        throw invalid(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
          'session',
        );
      }
      expireSession(world, session);
      return session;
    }),
  ];
}
