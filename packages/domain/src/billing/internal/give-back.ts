import type Stripe from 'stripe';
import type { Context } from '../../context/context.ts';
import { refusalCode } from '../../stripe/stripe-client.ts';

/**
 * Ends a subscription now and gives back all that was paid for it. Done again, also after a part of it, it
 * comes to the same: the money goes first, since of an ended one nobody would look for it. What Stripe
 * refuses to give back, such as a disputed payment, is logged for an operator, and the subscription ends all
 * the same.
 */
export async function giveBack(
  ctx: Pick<Context, 'logger'>,
  stripe: Stripe,
  subscription: string,
): Promise<void> {
  for await (const invoice of stripe.invoices.list({ subscription, status: 'paid' })) {
    for await (const { payment } of stripe.invoicePayments.list({ invoice: invoice.id, status: 'paid' })) {
      const intent = payment.payment_intent;
      if (intent) await refund(ctx, stripe, typeof intent === 'string' ? intent : intent.id);
    }
  }
  await stripe.subscriptions.cancel(
    subscription,
    { invoice_now: false, prorate: false },
    { idempotencyKey: `cancel:${subscription}` },
  );
}

async function refund({ logger }: Pick<Context, 'logger'>, stripe: Stripe, intent: string): Promise<void> {
  try {
    await stripe.refunds.create(
      { payment_intent: intent, reason: 'duplicate' },
      { idempotencyKey: `refund:${intent}` },
    );
  } catch (error) {
    const code = refusalCode(error);
    if (code === undefined) throw error;
    // Keys are forgotten after a day.
    if (code !== 'charge_already_refunded')
      logger.error({ err: error, payment: intent }, 'payment not given back');
  }
}
