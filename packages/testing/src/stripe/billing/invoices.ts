import type Stripe from 'stripe';
import { wholeList } from '../http/list-page.ts';
import { get, idOf, type World } from '../world/world.ts';
import { newPaymentIntent } from './payment-intents.ts';
import { taxesOf, taxLines } from './tax.ts';

export interface NewInvoice {
  customer: string;
  subscription: Stripe.Subscription | undefined;
  lines: Stripe.InvoiceLineItem[];
  reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update' | 'upcoming';
  start: number;
  end: number;
}

function parentOf(subscription: Stripe.Subscription | undefined): Stripe.Invoice.Parent | null {
  if (!subscription) return null;
  return {
    quote_details: null,
    subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    type: 'subscription_details',
  };
}

/** The subscription that an invoice is for. */
export function subscriptionOf(world: World, invoice: Stripe.Invoice): Stripe.Subscription | undefined {
  const id = idOf(invoice.parent?.subscription_details?.subscription);
  return id === undefined ? undefined : world.subscriptions.get(id);
}

/** What is empty in each new invoice. */
function blankInvoice() {
  return {
    account_name: null,
    account_tax_ids: null,
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    automatically_finalizes_at: null,
    confirmation_secret: null,
    custom_fields: null,
    customer_account: null,
    customer_address: null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    last_finalization_error: null,
    latest_revision: null,
    livemode: false,
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    subtotal: 0,
    subtotal_excluding_tax: 0,
    test_clock: null,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}

/** A draft that nobody knows of yet. Its amounts stand, the customer's credit aside. */
export function buildInvoice(world: World, id: string, details: NewInvoice): Stripe.Invoice {
  const customer = get(world.customers, details.customer, 'customer', 'customer');
  const invoice: Stripe.Invoice = {
    id,
    object: 'invoice',
    ...blankInvoice(),
    account_country: 'US',
    auto_advance: true,
    automatic_tax: {
      disabled_reason: null,
      enabled: details.subscription?.automatic_tax.enabled ?? false,
      liability: null,
      provider: null,
      status: null,
    },
    billing_reason: details.reason,
    collection_method: 'charge_automatically',
    created: world.now,
    currency: details.lines[0]?.currency ?? details.subscription?.currency ?? 'usd',
    customer: customer.id,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_tax_exempt: 'none',
    issuer: { type: 'self' },
    lines: wholeList(details.lines, `/v1/invoices/${id}/lines`),
    metadata: {},
    parent: parentOf(details.subscription),
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    payments: wholeList([], `/v1/invoice_payments?invoice=${id}`),
    period_end: details.end,
    period_start: details.start,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  };
  addUp(world, invoice, customer.balance);
  return invoice;
}

/** Sums the lines; `balance` is the customer's, negative where Stripe owes. */
function addUp(world: World, invoice: Stripe.Invoice, balance: number): void {
  const lines = invoice.lines.data;
  if (invoice.automatic_tax.enabled) taxLines(world, idOf(invoice.customer) ?? '', lines);
  const taxes = taxesOf(lines);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const total = subtotal + taxes.onTop;
  const due = Math.max(0, total + balance);
  invoice.subtotal = subtotal;
  invoice.subtotal_excluding_tax = subtotal - taxes.within;
  invoice.total = total;
  invoice.total_excluding_tax = subtotal - taxes.within;
  invoice.total_taxes = lines.flatMap(({ taxes: own }) => own ?? []);
  invoice.starting_balance = balance;
  invoice.ending_balance = Math.min(0, total + balance);
  invoice.amount_due = due;
  invoice.amount_remaining = due;
}

/** Writes a draft down; it is the subscription's latest invoice. */
export function draftInvoice(world: World, details: NewInvoice): Stripe.Invoice {
  const invoice = buildInvoice(world, world.newId('in'), details);
  for (const line of invoice.lines.data) line.invoice = invoice.id;
  world.invoices.set(invoice.id, invoice);
  if (details.subscription) details.subscription.latest_invoice = invoice.id;
  world.emit('invoice.created', invoice);
  return invoice;
}

/** Makes a draft `open`: its number, its page, its payment. The customer's balance pays first. */
export function finalizeInvoice(world: World, invoice: Stripe.Invoice): void {
  const customer = world.customers.get(idOf(invoice.customer) ?? '');
  addUp(world, invoice, customer?.balance ?? 0);
  if (customer) customer.balance = invoice.ending_balance ?? 0;
  invoice.status = 'open';
  invoice.automatically_finalizes_at = null;
  invoice.effective_at = world.now;
  invoice.status_transitions.finalized_at = world.now;
  invoice.number = `FAKE-${invoice.id.slice(-4)}`;
  invoice.hosted_invoice_url = `https://invoice.stripe.com/i/test/${invoice.id}`;
  invoice.invoice_pdf = `https://pay.stripe.com/invoice/test/${invoice.id}/pdf`;
  if (invoice.amount_due > 0) addPayment(world, invoice);
  world.emit('invoice.finalized', invoice);
}

function addPayment(world: World, invoice: Stripe.Invoice): void {
  const intent = newPaymentIntent(world, invoice);
  invoice.confirmation_secret = { client_secret: intent.client_secret ?? '', type: 'payment_intent' };
  invoice.payments?.data.push({
    id: world.newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

/** Nobody will pay this invoice any more. One that is paid or void stays so. */
export function voidInvoice(world: World, invoice: Stripe.Invoice): void {
  if (invoice.status !== 'open' && invoice.status !== 'draft') return;
  invoice.status = 'void';
  invoice.status_transitions.voided_at = world.now;
  invoice.next_payment_attempt = null;
  for (const payment of invoice.payments?.data ?? []) {
    payment.status = 'canceled';
    payment.status_transitions.canceled_at = world.now;
    const intent = world.paymentIntents.get(idOf(payment.payment.payment_intent) ?? '');
    if (intent) intent.status = 'canceled';
  }
  world.emit('invoice.voided', invoice);
}
