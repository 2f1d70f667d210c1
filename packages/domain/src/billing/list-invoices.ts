import { INVOICE_STATUSES, type InvoiceReply } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import { requirePermission } from '../context/actor.ts';
import type { Page, PageInput } from '../context/pages.ts';
import { refusalCode } from '../stripe/stripe-client.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { fromSeconds } from './internal/choose-subscription.ts';
import { findCustomer } from './internal/ensure-customer.ts';
import { requireStripe } from './internal/require-stripe.ts';

/**
 * The invoices of the caller's organization, newest first, as Stripe has them. A cursor that Stripe does not
 * know is followed by nothing. Errors: `forbidden`, `billing_disabled`, `billing_unavailable`.
 */
export async function listInvoices(
  ctx: BillingContext,
  { limit, cursor }: PageInput,
): Promise<Page<InvoiceReply>> {
  requirePermission(ctx, 'billing:read');
  const stripe = requireStripe(ctx);
  const customer = await findCustomer(ctx);
  if (customer === null) return { items: [], next: null };
  const asked = { customer, limit, ...(cursor === undefined ? {} : { starting_after: cursor }) };
  try {
    const { data, has_more: hasMore } = await stripe.ask((sdk) => sdk.invoices.list(asked));
    return { items: data.map(toReply), next: (hasMore && data.at(-1)?.id) || null };
  } catch (error) {
    if (refusalCode(error) !== 'resource_missing') throw error;
    return { items: [], next: null };
  }
}

const toReply = (invoice: Stripe.Invoice): InvoiceReply => ({
  id: invoice.id,
  number: invoice.number,
  // Stripe may have others one day.
  status: INVOICE_STATUSES.find((one) => one === invoice.status) ?? 'draft',
  total: invoice.total,
  currency: invoice.currency,
  createdAt: fromSeconds(invoice.created).toISOString(),
  url: invoice.hosted_invoice_url ?? null,
  pdfUrl: invoice.invoice_pdf ?? null,
});
