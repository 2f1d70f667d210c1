import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Context } from '../context/context.ts';
import { requestSync } from './internal/request-sync.ts';
import { requireStripe } from './internal/require-stripe.ts';

type EventContext = Pick<
  Context,
  'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'settings' | 'stripe' | 'systemDb'
>;

/** What Stripe sent, unread, and how it signed that. */
export interface SignedEvent {
  body: string;
  signature: string;
}

/**
 * Takes an event of Stripe. It is only a bell: whose customer it names is asked about at Stripe by the
 * worker, so it does not matter in which order events come, how often, or what else they say. Customers of
 * others are nothing to us. Errors: `billing_disabled`, `signature_invalid`.
 */
export async function receiveBillingEvent(
  ctx: EventContext,
  { body, signature }: SignedEvent,
): Promise<void> {
  const customerId = customerOf(await requireStripe(ctx).readEvent(body, signature));
  if (customerId === null) return;
  const [known] = await ctx.systemDb
    .select({ organizationId: billingCustomers.organizationId })
    .from(billingCustomers)
    .where(eq(billingCustomers.customerId, customerId));
  if (known) await requestSync(ctx, known.organizationId);
}

/** The customer that an event is about; null: none. In events Stripe names customers by their ids. */
function customerOf({ data: { object } }: Stripe.Event): string | null {
  if (object.object === 'customer') return object.id;
  return 'customer' in object && typeof object.customer === 'string' ? object.customer : null;
}
