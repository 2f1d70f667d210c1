import type Stripe from 'stripe';
import { declined } from '../resources/payment-methods.ts';
import { periodEndAfter } from '../world/periods.ts';
import { idOf, type World } from '../world/world.ts';
import { dropPendingUpdate } from './cancel.ts';
import { collect, methodFor, outcomeOf } from './collect.ts';
import { buildInvoice, draftInvoice, finalizeInvoice } from './invoices.ts';
import { changesInterval, firstPeriodEnd, type ItemChange, itemsAfter, recurringOf } from './items.ts';
import { prorations } from './lines.ts';
import { requireTaxable } from './tax.ts';

const HOUR = 3600;

export interface BillingChange {
  items?: ItemChange[] | undefined;
  billing_cycle_anchor?: { type: 'now' | 'unchanged' } | undefined;
  proration_behavior?: 'always_invoice' | 'create_prorations' | 'none' | undefined;
  proration_date?: number | undefined;
  /** 0 ends the trial now. */
  trial_end?: number | undefined;
}

/** What a change would make of a subscription, and what it costs. */
export interface PlannedChange {
  items: Stripe.SubscriptionItem[];
  anchor: number;
  trialEnd: number | null;
  lines: Stripe.InvoiceLineItem[];
  /** Whether an invoice is made at once. */
  invoiced: boolean;
}

/** Items of which all periods begin at `start`. */
function restarted(
  items: readonly Stripe.SubscriptionItem[],
  anchor: number,
  start: number,
  end?: number,
): Stripe.SubscriptionItem[] {
  return items.map((item) => ({
    ...item,
    current_period_start: start,
    current_period_end: end ?? periodEndAfter(anchor, recurringOf(item.price), start),
  }));
}

/** Works out a change; nothing is written. */
export function planChange(
  world: World,
  subscription: Stripe.Subscription,
  change: BillingChange,
): PlannedChange {
  const before = subscription.items.data;
  const time = change.proration_date ?? world.now;
  const inTrial = subscription.trial_end !== null && subscription.trial_end > world.now;
  const endsTrial = inTrial && change.trial_end !== undefined && change.trial_end <= world.now;
  const beginsTrial = change.trial_end !== undefined && change.trial_end > world.now;
  const trialEnd = beginsTrial ? (change.trial_end ?? null) : endsTrial ? world.now : subscription.trial_end;
  const free = beginsTrial || (inTrial && !endsTrial);
  const place = {
    subscription: subscription.id,
    anchor: subscription.billing_cycle_anchor,
    start: time,
    end: free ? (trialEnd ?? undefined) : undefined,
  };
  const asked = itemsAfter(world, before, change.items ?? [], place);
  if (subscription.automatic_tax.enabled)
    requireTaxable(world, {
      customer: idOf(subscription.customer) ?? '',
      prices: asked.map(({ price }) => price),
    });
  const resets =
    change.billing_cycle_anchor?.type === 'now' ||
    endsTrial ||
    (!free && change.billing_cycle_anchor?.type !== 'unchanged' && changesInterval(before, asked));
  const anchor =
    beginsTrial && trialEnd !== null ? trialEnd : resets ? time : subscription.billing_cycle_anchor;
  const moved = resets ? restarted(asked, anchor, time) : asked;
  const items = beginsTrial && trialEnd !== null ? restarted(asked, anchor, time, trialEnd) : moved;
  const unprorated = change.proration_behavior === 'none';
  const lines = free
    ? []
    : prorations(world, {
        // A trial was free: none of it comes back.
        before: inTrial ? [] : before,
        after: items,
        customer: idOf(subscription.customer) ?? '',
        time,
        anchorBefore: subscription.billing_cycle_anchor,
        anchorAfter: anchor,
        unprorated,
      });
  const invoiced = lines.length > 0 && (resets || change.proration_behavior === 'always_invoice');
  return { items, anchor, trialEnd, lines, invoiced };
}

export type PaymentBehavior =
  | 'allow_incomplete'
  | 'default_incomplete'
  | 'error_if_incomplete'
  | 'pending_if_incomplete';

function apply(world: World, subscription: Stripe.Subscription, planned: PlannedChange): void {
  subscription.items.data = planned.items;
  subscription.billing_cycle_anchor = planned.anchor;
  subscription.trial_end = planned.trialEnd;
  const inTrial = planned.trialEnd !== null && planned.trialEnd > world.now;
  if (inTrial) {
    subscription.trial_start ??= world.now;
    subscription.status = 'trialing';
  } else if (subscription.status === 'trialing') subscription.status = 'active';
  if (subscription.cancel_at_period_end) subscription.cancel_at = firstPeriodEnd(planned.items);
}

function keepPending(world: World, subscription: Stripe.Subscription, planned: PlannedChange): void {
  subscription.pending_update = {
    billing_cycle_anchor: planned.anchor === subscription.billing_cycle_anchor ? null : planned.anchor,
    cancel_at_period_end: null,
    discount: null,
    discounts: null,
    expires_at: Math.min(world.now + 23 * HOUR, firstPeriodEnd(subscription.items.data)),
    metadata: null,
    subscription_items: planned.items,
    trial_end: planned.trialEnd === subscription.trial_end ? null : planned.trialEnd,
    trial_from_plan: null,
  };
}

/**
 * Changes what a subscription bills. A pending update of before is dropped. With `pending_if_incomplete` all
 * stays as it is until the invoice is paid; `error_if_incomplete` throws 402 and changes nothing.
 */
export function changeBilling(
  world: World,
  subscription: Stripe.Subscription,
  change: BillingChange,
  behavior: PaymentBehavior = 'allow_incomplete',
): void {
  const planned = planChange(world, subscription, change);
  const details = {
    customer: idOf(subscription.customer) ?? '',
    subscription,
    lines: planned.lines,
    reason: 'subscription_update' as const,
    start: world.now,
    end: world.now,
  };
  const due = planned.invoiced ? buildInvoice(world, 'upcoming', details).amount_due : 0;
  const method = methodFor(world, details.customer, subscription);
  const pays = due === 0 || outcomeOf(world, method, { onSession: true }) === 'pays';
  if (!pays && behavior === 'error_if_incomplete') throw declined('generic_decline');
  dropPendingUpdate(world, subscription);
  const pends = !pays && behavior === 'pending_if_incomplete';
  if (pends) keepPending(world, subscription, planned);
  else apply(world, subscription, planned);
  if (!planned.invoiced) {
    if (change.proration_behavior !== 'none')
      world.notesOf(subscription.id).pendingLines.push(...planned.lines);
    return;
  }
  const invoice = draftInvoice(world, details);
  if (pends) world.notesOf(subscription.id).pendingInvoice = invoice.id;
  finalizeInvoice(world, invoice);
  if (behavior !== 'default_incomplete' || due === 0) collect(world, invoice, { onSession: true });
  else subscription.status = 'past_due';
}
