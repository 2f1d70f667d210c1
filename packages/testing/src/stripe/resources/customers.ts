import type Stripe from 'stripe';
import { cancelNow } from '../billing/cancel.ts';
import { invalid } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import { filled, ignored, integer, object, pairs, required, type Takes, text } from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, idOf, type World } from '../world/world.ts';
import { mergeMetadata } from './metadata.ts';
import { attachedTo } from './payment-methods.ts';

const shape = {
  email: text,
  name: text,
  phone: text,
  description: text,
  metadata: pairs,
  balance: integer,
  address: ignored,
  preferred_locales: ignored,
  tax: ignored,
  tax_exempt: ignored,
  payment_method: filled,
  invoice_settings: object({ default_payment_method: text }),
} satisfies Takes<Stripe.CustomerCreateParams>;

interface CustomerParams {
  email?: string | undefined;
  name?: string | undefined;
  phone?: string | undefined;
  description?: string | undefined;
  balance?: number | undefined;
  metadata?: Record<string, string> | undefined;
  payment_method?: string | undefined;
  invoice_settings?: { default_payment_method: string | undefined } | undefined;
}

function newCustomer(world: World): Stripe.Customer {
  return {
    id: world.newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.now,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

const orNull = (value: string | undefined, before: string | null | undefined): string | null =>
  value === undefined ? (before ?? null) : value || null;

function apply(world: World, customer: Stripe.Customer, params: CustomerParams): void {
  customer.email = orNull(params.email, customer.email);
  customer.name = orNull(params.name, customer.name);
  customer.phone = orNull(params.phone, customer.phone);
  customer.description = orNull(params.description, customer.description);
  customer.balance = params.balance ?? customer.balance;
  customer.metadata = mergeMetadata(customer.metadata, params.metadata);
  if (params.payment_method !== undefined) attachedTo(world, params.payment_method, customer.id);
  const chosen = params.invoice_settings?.default_payment_method;
  if (chosen === undefined) return;
  const owner = world.paymentMethods.get(chosen)?.customer;
  if (chosen !== '' && idOf(owner) !== customer.id) {
    throw invalid(
      `The customer does not have a payment method with the ID ${chosen}.`,
      'invoice_settings[default_payment_method]',
      'resource_missing',
    );
  }
  customer.invoice_settings.default_payment_method = chosen || null;
}

/** Makes a customer and tells of it. */
export function createCustomer(world: World, params: CustomerParams): Stripe.Customer {
  const customer = newCustomer(world);
  world.customers.set(customer.id, customer);
  try {
    apply(world, customer, params);
  } catch (failure) {
    world.customers.delete(customer.id);
    throw failure;
  }
  world.emit('customer.created', customer);
  return customer;
}

function deleteCustomer(world: World, id: string): Stripe.DeletedCustomer {
  const customer = get(world.customers, id, 'customer');
  for (const subscription of world.subscriptions.values()) {
    const live = subscription.customer === id && subscription.ended_at === null;
    if (live) cancelNow(world, subscription, {});
  }
  world.customers.delete(id);
  const deleted: Stripe.DeletedCustomer = { id, object: 'customer', deleted: true };
  world.deletedCustomers.set(id, deleted);
  world.emit('customer.deleted', customer);
  return deleted;
}

/** `metadata['organization']:'x' AND email:'a@b.c'` of Stripe's search language. Others are refused. */
function matcherOf(query: string): (customer: Stripe.Customer) => boolean {
  const clauses = query.split(/\s+AND\s+/i).map((clause) => {
    const match = /^(?:metadata\[['"](.+?)['"]\]|(email|name)):['"](.*)['"]$/.exec(clause.trim());
    if (!match) throw invalid(`We were unable to parse your search query: ${clause}`, 'query');
    const [, key, field, value] = match;
    return (customer: Stripe.Customer): boolean => {
      if (key !== undefined) return customer.metadata[key] === value;
      return (field === 'email' ? customer.email : customer.name) === value;
    };
  });
  return (customer) => clauses.every((matches) => matches(customer));
}

/** `/v1/customers`. Search finds at once what Stripe finds within a minute. */
export function customerRoutes(world: World): Route[] {
  return [
    route('POST', '/v1/customers', shape, (params) => createCustomer(world, params)),
    route('GET', '/v1/customers', { ...pageShape, email: text, created: ignored }, (params) => {
      const all = [...world.customers.values()];
      const { email } = params;
      const matching = all.filter((customer) => email === undefined || customer.email === email);
      return pageOf(matching, '/v1/customers', params);
    }),
    route(
      'GET',
      '/v1/customers/search',
      { query: required(filled), limit: integer, page: filled },
      ({ query, limit = 10 }) => {
        const found = [...world.customers.values()].filter(matcherOf(query)).reverse();
        return {
          object: 'search_result',
          data: found.slice(0, limit),
          has_more: found.length > limit,
          next_page: null,
          url: '/v1/customers/search',
        };
      },
    ),
    route(
      'GET',
      '/v1/customers/:id',
      {},
      (_, id) => world.deletedCustomers.get(id) ?? get(world.customers, id, 'customer'),
    ),
    route('POST', '/v1/customers/:id', shape, (params, id) => {
      const customer = get(world.customers, id, 'customer');
      apply(world, customer, params);
      world.emit('customer.updated', customer);
      return customer;
    }),
    route('DELETE', '/v1/customers/:id', {}, (_, id) => deleteCustomer(world, id)),
  ];
}
