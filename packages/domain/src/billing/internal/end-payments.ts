import type Stripe from 'stripe';
import { customerState } from './customer-state.ts';
import { expirePage } from './expire-page.ts';
import { isOverage } from './overage.ts';

/** Ends all that an organization pays for, and first what it could still begin to pay for. */
export async function endPayments(stripe: Stripe, customer: string, organizationId: string): Promise<void> {
  if ((await customerState(stripe, customer, organizationId)) !== 'own') return;
  for await (const { id } of stripe.checkout.sessions.list({ customer, status: 'open' }))
    await expirePage(stripe, id);
  for await (const one of stripe.subscriptions.list({ customer })) {
    // What was used is paid at once.
    const how = isOverage(one) ? { invoice_now: true } : {};
    await stripe.subscriptions.cancel(one.id, how, { idempotencyKey: `cancel:${one.id}` });
  }
}
