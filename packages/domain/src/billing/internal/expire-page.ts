import type Stripe from 'stripe';
import { refusalCode } from '../../stripe/stripe-client.ts';

/** Ends a page on which something can be paid. One that was paid or has ended at this moment stays so. */
export async function expirePage(stripe: Stripe, id: string): Promise<void> {
  try {
    await stripe.checkout.sessions.expire(id, {}, { idempotencyKey: `expire:${id}` });
  } catch (error) {
    if (refusalCode(error) === undefined) throw error;
  }
}
