import type Stripe from 'stripe';
import { collect, markPaid } from '../billing/collect.ts';
import { finalizeInvoice, voidInvoice } from '../billing/invoices.ts';
import { changedItemsShape } from '../billing/items.ts';
import { paymentIntentOf } from '../billing/payment-intents.ts';
import { previewInvoice } from '../billing/preview.ts';
import { Failure, invalid } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import {
  either,
  filled,
  flag,
  ignored,
  integer,
  object,
  pairs,
  required,
  type Takes,
  unset,
  word,
} from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, idOf, type World } from '../world/world.ts';
import { mergeMetadata } from './metadata.ts';
import { attachedTo, declined } from './payment-methods.ts';
import { anchorChangeShape, prorationBehavior } from './subscriptions.ts';

const detailsShape = {
  items: changedItemsShape,
  billing_cycle_anchor: anchorChangeShape,
  cancel_at: either(integer, unset),
  cancel_at_period_end: flag,
  cancel_now: flag,
  metadata: pairs,
  proration_behavior: prorationBehavior,
  proration_date: integer,
  trial_end: either(integer, word('now')),
} satisfies Takes<Stripe.InvoiceCreatePreviewParams.SubscriptionDetails>;

function payInvoice(world: World, invoice: Stripe.Invoice, given: PayParams): Stripe.Invoice {
  if (invoice.status === 'paid') throw invalid('Invoice is already paid', undefined, 'invoice_already_paid');
  if (invoice.status === 'draft') finalizeInvoice(world, invoice);
  if (invoice.status !== 'open')
    throw invalid(`This invoice is ${invoice.status}.`, 'id', 'invoice_not_open');
  if (given.paid_out_of_band) {
    markPaid(world, invoice, undefined);
    return invoice;
  }
  const customer = idOf(invoice.customer) ?? '';
  const method = given.payment_method;
  const outcome = collect(world, invoice, {
    onSession: !given.off_session,
    paymentMethod: method === undefined ? undefined : attachedTo(world, method, customer).id,
  });
  if (outcome === 'pays') return invoice;
  if (outcome === 'none')
    throw invalid('This customer has no attached payment source.', undefined, 'resource_missing');
  const intent = paymentIntentOf(world, invoice);
  if (outcome === 'declines')
    throw declined(intent?.last_payment_error?.decline_code ?? 'generic_decline', intent);
  throw new Failure({
    status: 402,
    type: 'card_error',
    code: 'invoice_payment_intent_requires_action',
    message:
      'Payment for this invoice requires additional user action before it can be completed successfully.',
    payment_intent: intent,
  });
}

interface PayParams {
  off_session: boolean | undefined;
  paid_out_of_band: boolean | undefined;
  payment_method: string | undefined;
}

function listRoute(world: World): Route {
  const shape = {
    ...pageShape,
    customer: filled,
    subscription: filled,
    status: word('draft', 'open', 'paid', 'uncollectible', 'void'),
    created: ignored,
  };
  return route('GET', '/v1/invoices', shape, (params) => {
    const matching = [...world.invoices.values()].filter((invoice) => {
      const subscription = idOf(invoice.parent?.subscription_details?.subscription);
      return (
        (params.customer === undefined || invoice.customer === params.customer) &&
        (params.subscription === undefined || subscription === params.subscription) &&
        (params.status === undefined || invoice.status === params.status)
      );
    });
    return pageOf(matching, '/v1/invoices', params);
  });
}

/** `/v1/invoices` and `/v1/invoice_payments`. */
export function invoiceRoutes(world: World): Route[] {
  const find = (id: string): Stripe.Invoice => get(world.invoices, id, 'invoice');
  return [
    listRoute(world),
    route(
      'POST',
      '/v1/invoices/create_preview',
      {
        customer: filled,
        subscription: filled,
        automatic_tax: ignored,
        preview_mode: word('next'),
        subscription_details: object(detailsShape),
      },
      (params) => previewInvoice(world, params),
    ),
    route('GET', '/v1/invoices/:id', {}, (_, id) => find(id)),
    route('POST', '/v1/invoices/:id', { metadata: pairs, auto_advance: flag }, (params, id) => {
      const invoice = find(id);
      invoice.metadata = mergeMetadata(invoice.metadata, params.metadata);
      invoice.auto_advance = params.auto_advance ?? invoice.auto_advance ?? true;
      world.emit('invoice.updated', invoice);
      return invoice;
    }),
    route('GET', '/v1/invoices/:id/lines', pageShape, (params, id) =>
      pageOf([...find(id).lines.data].reverse(), `/v1/invoices/${id}/lines`, params),
    ),
    route(
      'POST',
      '/v1/invoices/:id/pay',
      { payment_method: filled, off_session: flag, paid_out_of_band: flag },
      (params, id) => payInvoice(world, find(id), params),
    ),
    route('POST', '/v1/invoices/:id/void', {}, (_, id) => {
      const invoice = find(id);
      if (invoice.status !== 'open') throw invalid('You can only void an open invoice.', 'id');
      voidInvoice(world, invoice);
      return invoice;
    }),
    route(
      'GET',
      '/v1/invoice_payments',
      { ...pageShape, invoice: required(filled), status: filled },
      (params) => pageOf(find(params.invoice).payments?.data ?? [], '/v1/invoice_payments', params),
    ),
  ];
}
