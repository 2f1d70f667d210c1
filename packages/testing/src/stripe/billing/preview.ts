import type Stripe from 'stripe';
import { Failure, invalid } from '../http/failure.ts';
import { periodEndAfter } from '../world/periods.ts';
import { get, idOf, type World } from '../world/world.ts';
import { planChange } from './change.ts';
import { buildInvoice, type NewInvoice } from './invoices.ts';
import { firstPeriodEnd, type ItemChange, isMetered, newItem, recurringOf } from './items.ts';
import { linesAhead, usageLine } from './lines.ts';

export interface PreviewParams {
  customer: string | undefined;
  subscription: string | undefined;
  subscription_details:
    | {
        items: ItemChange[] | undefined;
        billing_cycle_anchor: { type: 'now' | 'unchanged' } | undefined;
        cancel_at_period_end: boolean | undefined;
        cancel_now: boolean | undefined;
        proration_behavior: 'always_invoice' | 'create_prorations' | 'none' | undefined;
        proration_date: number | undefined;
        trial_end: number | 'now' | undefined;
      }
    | undefined;
}

function preview(world: World, details: NewInvoice): Stripe.Invoice {
  return buildInvoice(world, `upcoming_${world.newId('in')}`, details);
}

/** The first invoice of a subscription that does not exist. */
function previewNew(world: World, params: PreviewParams): Stripe.Invoice {
  const customer = get(world.customers, params.customer ?? '', 'customer', 'customer').id;
  const asked = params.subscription_details;
  if (!asked?.items)
    throw invalid(
      'Missing required param: subscription_details[items].',
      'subscription_details[items]',
      'parameter_missing',
    );
  const place = { subscription: 'sub_preview', anchor: world.now, start: world.now };
  const items = asked.items.map((item) => newItem(world, item, place));
  const lines = linesAhead(world, items, world.now, false);
  return preview(world, {
    customer,
    subscription: undefined,
    lines,
    reason: 'subscription_create',
    start: world.now,
    end: world.now,
  });
}

/** The lines of the next renewal, for the items as they would be. */
function renewalLines(
  world: World,
  subscription: Stripe.Subscription,
  items: readonly Stripe.SubscriptionItem[],
): Stripe.InvoiceLineItem[] {
  const time = firstPeriodEnd(items);
  const ending = items.filter((item) => item.current_period_end === time);
  const customer = idOf(subscription.customer) ?? '';
  const usage = ending
    .filter(isMetered)
    .map((item) => usageLine(world, item, customer, item.current_period_start, time));
  const next = ending.map((item) => ({
    ...item,
    current_period_start: time,
    current_period_end: periodEndAfter(subscription.billing_cycle_anchor, recurringOf(item.price), time),
  }));
  return [...usage, ...linesAhead(world, next, subscription.billing_cycle_anchor, false)];
}

/**
 * The invoice that a change would make at once (`always_invoice`, a new period), or else the next renewal's
 * with what waits for it. Nothing is written. 400 `invoice_upcoming_none` where none will come.
 */
export function previewInvoice(world: World, params: PreviewParams): Stripe.Invoice {
  if (params.subscription === undefined) return previewNew(world, params);
  const subscription = get(world.subscriptions, params.subscription, 'subscription', 'subscription');
  const asked = params.subscription_details;
  const ends = asked?.cancel_now || asked?.cancel_at_period_end || subscription.cancel_at_period_end;
  const changes =
    asked?.items !== undefined ||
    asked?.trial_end !== undefined ||
    asked?.billing_cycle_anchor?.type === 'now';
  if (subscription.ended_at !== null || (ends && !changes)) {
    throw new Failure({
      status: 400,
      type: 'invalid_request_error',
      code: 'invoice_upcoming_none',
      message: 'No upcoming invoices for customer',
    });
  }
  const trialEnd = asked?.trial_end === 'now' ? 0 : asked?.trial_end;
  const planned = changes ? planChange(world, subscription, { ...asked, trial_end: trialEnd }) : undefined;
  const customer = idOf(subscription.customer) ?? '';
  const base = { customer, subscription, start: world.now, end: world.now };
  if (planned?.invoiced)
    return preview(world, { ...base, lines: planned.lines, reason: 'subscription_update' });
  const items = planned?.items ?? subscription.items.data;
  const waiting = [...world.notesOf(subscription.id).pendingLines, ...(planned?.lines ?? [])];
  return preview(world, {
    ...base,
    lines: [...waiting, ...renewalLines(world, subscription, items)],
    reason: 'upcoming',
    end: firstPeriodEnd(items),
  });
}
