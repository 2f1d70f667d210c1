import type Stripe from 'stripe';
import { invalid, missing } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import { filled, integer, pairs, type Takes, word } from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, type World } from '../world/world.ts';

const shape = {
  payment_intent: filled,
  charge: filled,
  amount: integer,
  reason: word('duplicate', 'fraudulent', 'requested_by_customer'),
  metadata: pairs,
} satisfies Takes<Stripe.RefundCreateParams>;

function paymentOf(
  world: World,
  intent: string | undefined,
  charge: string | undefined,
): Stripe.PaymentIntent {
  if (intent !== undefined) return get(world.paymentIntents, intent, 'payment_intent', 'payment_intent');
  if (charge === undefined) {
    throw invalid('One of payment_intent or charge is required.', 'payment_intent', 'parameter_missing');
  }
  for (const payment of world.paymentIntents.values()) if (payment.latest_charge === charge) return payment;
  throw missing('charge', charge, 'charge');
}

function refunded(world: World, intent: string): number {
  const of = [...world.refunds.values()].filter((refund) => refund.payment_intent === intent);
  return of.reduce((sum, { amount }) => sum + amount, 0);
}

/** `/v1/refunds`: of a payment that succeeded, in parts or whole, no more than was paid. */
export function refundRoutes(world: World): Route[] {
  return [
    route('POST', '/v1/refunds', shape, (params) => {
      const payment = paymentOf(world, params.payment_intent, params.charge);
      if (payment.status !== 'succeeded') {
        throw invalid(
          `This PaymentIntent (${payment.id}) does not have a successful charge to refund.`,
          'payment_intent',
        );
      }
      const left = payment.amount_received - refunded(world, payment.id);
      const amount = params.amount ?? left;
      if (left === 0) {
        throw invalid(
          `Charge ${payment.latest_charge} has already been refunded.`,
          'charge',
          'charge_already_refunded',
        );
      }
      if (amount < 1 || amount > left) {
        throw invalid(`Refund amount (${amount}) is greater than unrefunded amount (${left}).`, 'amount');
      }
      const refund: Stripe.Refund = {
        id: world.newId('re'),
        object: 'refund',
        amount,
        balance_transaction: null,
        charge: payment.latest_charge,
        created: world.now,
        currency: payment.currency,
        customer: payment.customer,
        customer_account: null,
        metadata: params.metadata ?? {},
        payment_intent: payment.id,
        payment_method: payment.payment_method,
        reason: params.reason ?? null,
        receipt_number: null,
        source_transfer_reversal: null,
        status: 'succeeded',
        transfer_reversal: null,
      };
      world.refunds.set(refund.id, refund);
      world.emit('refund.created', refund);
      return refund;
    }),
    route('GET', '/v1/refunds', { ...pageShape, payment_intent: filled, charge: filled }, (params) => {
      const matching = [...world.refunds.values()].filter(
        (refund) =>
          (params.payment_intent === undefined || refund.payment_intent === params.payment_intent) &&
          (params.charge === undefined || refund.charge === params.charge),
      );
      return pageOf(matching, '/v1/refunds', params);
    }),
    route('GET', '/v1/refunds/:id', {}, (_, id) => get(world.refunds, id, 'refund')),
    route('GET', '/v1/payment_intents/:id', {}, (_, id) => get(world.paymentIntents, id, 'payment_intent')),
  ];
}
