import type Stripe from 'stripe';

/** By this name a configuration of the portal is ours. A change of what it shows needs another name. */
const PORTAL = 'prompt-refinery-1';

/** What the portal shows; undefined: nobody has opened it yet. */
export async function findPortal(stripe: Stripe): Promise<string | undefined> {
  for await (const one of stripe.billingPortal.configurations.list({ active: true, limit: 100 }))
    if (one.metadata?.name === PORTAL) return one.id;
  return undefined;
}

/** The same, made at the first use. */
export async function ensurePortal(stripe: Stripe): Promise<string> {
  const found = await findPortal(stripe);
  if (found) return found;
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
