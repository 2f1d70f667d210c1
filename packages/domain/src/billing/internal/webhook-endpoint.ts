import type Stripe from 'stripe';

/** What happens at Stripe that can change a plan here. */
export const EVENTS: readonly Stripe.WebhookEndpointCreateParams.EnabledEvent[] = [
  'checkout.session.completed',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'invoice.paid',
  'invoice.payment_failed',
];

/** Where Stripe tells this installation of events. */
export const eventsUrl = (publicUrl: string): string => `${publicUrl}/api/v1/billing/events`;

/** The endpoint of this address; undefined: Stripe tells nobody here. */
export async function findWebhookEndpoint(
  stripe: Stripe,
  url: string,
): Promise<Stripe.WebhookEndpoint | undefined> {
  for await (const one of stripe.webhookEndpoints.list({ limit: 100 })) if (one.url === url) return one;
  return undefined;
}

/** Whether it tells of all that matters. */
export const isComplete = ({ status, enabled_events: told }: Stripe.WebhookEndpoint): boolean =>
  status === 'enabled' && (told.includes('*') || EVENTS.every((event) => told.includes(event)));
