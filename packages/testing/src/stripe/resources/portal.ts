import type Stripe from 'stripe';
import { invalid } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import {
  filled,
  flag,
  ignored,
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
import { mergeMetadata } from './metadata.ts';

const featuresShape = {
  customer_update: object({ enabled: flag, allowed_updates: list(required(filled)) }),
  invoice_history: object({ enabled: required(flag) }),
  payment_method_update: object({ enabled: required(flag) }),
  subscription_cancel: object({
    enabled: flag,
    mode: word('at_period_end', 'immediately'),
    proration_behavior: word('none', 'create_prorations', 'always_invoice'),
    cancellation_reason: object({ enabled: required(flag), options: list(required(filled)) }),
  }),
  subscription_pause: object({ enabled: flag }),
  subscription_update: object({
    enabled: flag,
    default_allowed_updates: list(required(word('price', 'promotion_code', 'quantity'))),
    products: list(required(object({ product: required(filled), prices: required(list(required(filled))) }))),
    proration_behavior: word('none', 'create_prorations', 'always_invoice'),
  }),
} satisfies Takes<Stripe.BillingPortal.ConfigurationCreateParams.Features>;

const settings = {
  business_profile: object({ headline: text, privacy_policy_url: text, terms_of_service_url: text }),
  default_return_url: text,
  login_page: object({ enabled: required(flag) }),
  metadata: pairs,
  name: text,
} satisfies Takes<Stripe.BillingPortal.ConfigurationCreateParams>;

type Features = Read<typeof featuresShape>;

function featuresOf(asked: Features): Stripe.BillingPortal.Configuration.Features {
  const update = asked.subscription_update;
  const cancel = asked.subscription_cancel;
  return {
    customer_update: {
      allowed_updates: asked.customer_update?.allowed_updates ?? [],
      enabled: asked.customer_update?.enabled ?? false,
    },
    invoice_history: { enabled: asked.invoice_history?.enabled ?? false },
    payment_method_update: {
      enabled: asked.payment_method_update?.enabled ?? false,
      payment_method_configuration: null,
    },
    subscription_cancel: {
      cancellation_reason: {
        enabled: cancel?.cancellation_reason?.enabled ?? false,
        feedback_options: null,
        options: cancel?.cancellation_reason?.options ?? [],
      },
      enabled: cancel?.enabled ?? false,
      mode: cancel?.mode ?? 'at_period_end',
      proration_behavior: cancel?.proration_behavior ?? 'none',
    },
    subscription_pause: {
      duration: { interval_options: [], type: 'indefinite' },
      enabled: asked.subscription_pause?.enabled ?? false,
    },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: update?.default_allowed_updates ?? [],
      enabled: update?.enabled ?? false,
      proration_behavior: update?.proration_behavior ?? 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  };
}

type Settings = Read<typeof settings>;

function apply(
  world: World,
  configuration: Stripe.BillingPortal.Configuration,
  params: Settings & { active?: boolean | undefined; features?: Features | undefined },
): void {
  configuration.active = params.active ?? configuration.active;
  configuration.name = params.name ?? configuration.name;
  configuration.default_return_url = params.default_return_url ?? configuration.default_return_url;
  configuration.metadata = mergeMetadata(configuration.metadata, params.metadata);
  const profile = configuration.business_profile;
  profile.headline = params.business_profile?.headline ?? profile.headline;
  profile.privacy_policy_url = params.business_profile?.privacy_policy_url ?? profile.privacy_policy_url;
  profile.terms_of_service_url =
    params.business_profile?.terms_of_service_url ?? profile.terms_of_service_url;
  if (params.features) {
    // What is not named stays as it is.
    const changed = featuresOf(params.features);
    const named = Object.entries(params.features).flatMap(([name, value]) => (value ? [name] : []));
    const kept = Object.entries(changed).filter(([name]) => named.includes(name));
    Object.assign(configuration.features, Object.fromEntries(kept));
  }
  configuration.updated = world.now;
}

function newConfiguration(world: World): Stripe.BillingPortal.Configuration {
  return {
    id: world.newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: world.now,
    default_return_url: null,
    features: featuresOf({
      customer_update: undefined,
      invoice_history: undefined,
      payment_method_update: undefined,
      subscription_cancel: undefined,
      subscription_pause: undefined,
      subscription_update: undefined,
    }),
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: world.now,
  };
}

function configurationRoutes(world: World): Route[] {
  const path = '/v1/billing_portal/configurations';
  return [
    route('POST', path, { ...settings, features: required(object(featuresShape)) }, (params) => {
      const configuration = newConfiguration(world);
      apply(world, configuration, params);
      world.portalConfigurations.set(configuration.id, configuration);
      world.emit('billing_portal.configuration.created', configuration);
      return configuration;
    }),
    route('GET', path, { ...pageShape, active: flag, is_default: flag }, (params) => {
      const matching = [...world.portalConfigurations.values()].filter(
        (one) =>
          (params.active === undefined || one.active === params.active) &&
          (params.is_default === undefined || one.is_default === params.is_default),
      );
      return pageOf(matching, path, params);
    }),
    route('GET', `${path}/:id`, {}, (_, id) => get(world.portalConfigurations, id, 'configuration')),
    route(
      'POST',
      `${path}/:id`,
      { ...settings, active: flag, features: object(featuresShape) },
      (params, id) => {
        const configuration = get(world.portalConfigurations, id, 'configuration');
        apply(world, configuration, params);
        world.emit('billing_portal.configuration.updated', configuration);
        return configuration;
      },
    ),
  ];
}

/**
 * `/v1/billing_portal`. Nobody has saved a default configuration in this Stripe's Dashboard: a session needs
 * one by name.
 */
export function portalRoutes(world: World): Route[] {
  return [
    ...configurationRoutes(world),
    route(
      'POST',
      '/v1/billing_portal/sessions',
      {
        customer: required(filled),
        configuration: filled,
        return_url: filled,
        locale: filled,
        flow_data: ignored,
      },
      (params) => {
        get(world.customers, params.customer, 'customer', 'customer');
        if (params.configuration === undefined) {
          throw invalid(
            'No configuration provided and your test mode default configuration has not been created.',
            'configuration',
          );
        }
        const configuration = get(
          world.portalConfigurations,
          params.configuration,
          'configuration',
          'configuration',
        );
        if (!configuration.active) throw invalid('The configuration is inactive.', 'configuration');
        const id = world.newId('bps');
        const session: Stripe.BillingPortal.Session = {
          id,
          object: 'billing_portal.session',
          configuration: params.configuration,
          created: world.now,
          customer: params.customer,
          customer_account: null,
          flow: null,
          livemode: false,
          locale: params.locale ?? null,
          on_behalf_of: null,
          return_url: params.return_url ?? configuration.default_return_url,
          url: `https://billing.stripe.com/p/session/test_${id}`,
        };
        world.portalSessions.set(id, session);
        world.emit('billing_portal.session.created', session);
        return session;
      },
    ),
  ];
}
