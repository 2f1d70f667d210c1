import type Stripe from 'stripe';

/** All subscriptions that a customer has and had, with their latest invoices and schedules. */
export async function readSubscriptions(stripe: Stripe, customer: string): Promise<Stripe.Subscription[]> {
  const found: Stripe.Subscription[] = [];
  const expand = ['data.latest_invoice', 'data.schedule'];
  for await (const one of stripe.subscriptions.list({ customer, status: 'all', limit: 100, expand }))
    found.push(one);
  return found;
}
