import type { PortalReply } from '@refinery/contracts/billing.ts';
import { requirePermission } from '../context/actor.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { billingPage } from './internal/billing-page.ts';
import { ensureCustomer } from './internal/ensure-customer.ts';
import { ensurePortal } from './internal/ensure-portal.ts';
import { requireStripe } from './internal/require-stripe.ts';

/**
 * Opens the page of Stripe with the cards, the address and the invoices of the caller's organization, where
 * its subscription is cancelled, too. Plans are not changed there. Errors: `forbidden`, `billing_disabled`,
 * `billing_unavailable`.
 */
export async function openBillingPortal(ctx: BillingContext): Promise<PortalReply> {
  requirePermission(ctx, 'billing:write');
  const stripe = requireStripe(ctx);
  const customer = await ensureCustomer(ctx);
  const page = await billingPage(ctx);
  return stripe.ask(async (sdk) => {
    const configuration = await ensurePortal(sdk);
    const { url } = await sdk.billingPortal.sessions.create({
      customer,
      configuration,
      return_url: page,
    });
    return { url };
  });
}
