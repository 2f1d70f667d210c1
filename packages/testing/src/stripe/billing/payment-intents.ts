import type Stripe from 'stripe';
import { idOf, type World } from '../world/world.ts';

/** What an invoice is paid with. */
export function newPaymentIntent(world: World, invoice: Stripe.Invoice): Stripe.PaymentIntent {
  const id = world.newId('pi');
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: invoice.amount_due,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_test`,
    confirmation_method: 'automatic',
    created: world.now,
    currency: invoice.currency,
    customer: idOf(invoice.customer) ?? null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: 'off_session',
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
  };
  world.paymentIntents.set(id, intent);
  return intent;
}

/** The payment of an invoice, where something is to be paid. */
export function paymentIntentOf(world: World, invoice: Stripe.Invoice): Stripe.PaymentIntent | undefined {
  const payment = invoice.payments?.data.find((one) => one.is_default);
  return world.paymentIntents.get(idOf(payment?.payment.payment_intent) ?? '');
}
