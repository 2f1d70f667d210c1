import type { PortalReply } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { billingPage } from './internal/billing-page.ts';
import { ensureCustomer } from './internal/ensure-customer.ts';
import { requireStripe } from './internal/require-stripe.ts';

/** By this name a configuration of the portal is ours. A change of what it shows needs another name. */
const PORTAL = 'prompt-refinery-1';

/**
 * Opens the page of Stripe with the cards, the address and the invoices of the caller's organization, where its
 * subscription is cancelled, too. Plans are not changed there. Errors: `forbidden`, `billing_disabled`, `billing_unavailable`.
 */
export async function openBillingPortal(
  ctx: CallerContext<'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'settings' | 'stripe'>,
): Promise<PortalReply> {
  requirePermission(ctx, 'billing:write');
  const stripe = requireStripe(ctx);
  const customer = await ensureCustomer(ctx);
  const page = await billingPage(ctx);
  return stripe.ask(async (sdk) => {
    const configuration = await ensureConfiguration(sdk);
    const { url } = await sdk.billingPortal.sessions.create({
      customer,
      configuration,
      return_url: page,
    });
    return { url };
  });
}

/** What the portal shows; made at the first use. */
async function ensureConfiguration(stripe: Stripe): Promise<string> {
  for await (const one of stripe.billingPortal.configurations.list({ active: true, limit: 100 }))
    if (one.metadata?.name === PORTAL) return one.id;
  const { id } = await stripe.billingPortal.configurations.create(
    {
      metadata: { name: PORTAL },
      features: {
        customer_update: { enabled: true, allowed_updates: ['name', 'email', 'address', 'tax_id'] },
        invoice_history: { enabled: true },
        payment_method_update: { enabled: true },
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
      },
    },
    { idempotencyKey: `portal:${PORTAL}` },
  );
  return id;
}
