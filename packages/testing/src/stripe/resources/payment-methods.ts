import type Stripe from 'stripe';
import { Failure, missing } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import { filled, required, word } from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { type CardName, isCardName, TEST_CARDS } from '../world/test-cards.ts';
import { get, type World } from '../world/world.ts';

/** 402 `card_declined`. */
export function declined(declineCode: string, paymentIntent?: Stripe.PaymentIntent): Failure {
  const needsCustomer = declineCode === 'authentication_required';
  return new Failure({
    status: 402,
    type: 'card_error',
    code: needsCustomer ? 'authentication_required' : 'card_declined',
    decline_code: declineCode,
    message: needsCustomer
      ? 'Your card was declined. This transaction requires authentication.'
      : 'Your card was declined.',
    ...(paymentIntent ? { payment_intent: paymentIntent } : null),
  });
}

function newPaymentMethod(world: World, card: CardName): Stripe.PaymentMethod {
  return {
    id: world.newId('pm'),
    object: 'payment_method',
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: {
      brand: card === 'pm_card_mastercard' ? 'mastercard' : 'visa',
      checks: null,
      country: 'US',
      display_brand: 'visa',
      exp_month: 12,
      exp_year: 2050,
      funding: 'credit',
      generated_from: null,
      last4: TEST_CARDS[card].last4,
      networks: null,
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: world.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

/**
 * A new payment method with the card, which belongs to the customer. Throws 402 for one that cannot be saved.
 */
export function attachCard(world: World, card: CardName, customer: string): Stripe.PaymentMethod {
  if (!TEST_CARDS[card].attaches) throw declined(TEST_CARDS[card].declineCode);
  const method = newPaymentMethod(world, card);
  method.customer = customer;
  world.paymentMethods.set(method.id, method);
  world.cards.set(method.id, card);
  world.emit('payment_method.attached', method);
  return method;
}

/** The payment method as the customer's: a test card's name gives a new one. */
export function attachedTo(world: World, id: string, customer: string): Stripe.PaymentMethod {
  if (isCardName(id)) return attachCard(world, id, customer);
  const method = get(world.paymentMethods, id, 'PaymentMethod', 'payment_method');
  if (method.customer !== customer) throw missing('PaymentMethod', id, 'payment_method');
  return method;
}

/** `/v1/payment_methods`: test cards are attached by their names. */
export function paymentMethodRoutes(world: World): Route[] {
  const of = (customer: string): Stripe.PaymentMethod[] =>
    [...world.paymentMethods.values()].filter((method) => method.customer === customer);
  return [
    route('POST', '/v1/payment_methods/:id/attach', { customer: required(filled) }, ({ customer }, id) => {
      get(world.customers, customer, 'customer', 'customer');
      return attachedTo(world, id, customer);
    }),
    route('POST', '/v1/payment_methods/:id/detach', {}, (_, id) => {
      const method = get(world.paymentMethods, id, 'PaymentMethod');
      for (const customer of world.customers.values()) {
        const settings = customer.invoice_settings;
        if (settings.default_payment_method === id) settings.default_payment_method = null;
      }
      for (const subscription of world.subscriptions.values()) {
        if (subscription.default_payment_method === id) subscription.default_payment_method = null;
      }
      method.customer = null;
      world.emit('payment_method.detached', method);
      return method;
    }),
    route('GET', '/v1/payment_methods/:id', {}, (_, id) => get(world.paymentMethods, id, 'PaymentMethod')),
    route(
      'GET',
      '/v1/payment_methods',
      { ...pageShape, customer: required(filled), type: word('card') },
      (params) => pageOf(of(params.customer), '/v1/payment_methods', params),
    ),
    route('GET', '/v1/customers/:id/payment_methods', { ...pageShape, type: word('card') }, (params, id) =>
      pageOf(of(id), `/v1/customers/${id}/payment_methods`, params),
    ),
  ];
}
