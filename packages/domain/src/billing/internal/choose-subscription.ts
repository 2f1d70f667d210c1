import {
  BILLING_INTERVALS,
  type BillingInterval,
  PLANS,
  type Plan,
  SUBSCRIPTION_STATUSES,
  type SubscriptionStatus,
} from '@refinery/contracts/enums.ts';
import type Stripe from 'stripe';

/** A subscription at Stripe, as far as it matters here. */
export interface KnownSubscription {
  id: string;
  status: SubscriptionStatus;
  plan: Plan;
  interval: BillingInterval;
  periodEnd: Date;
  cancelAt: Date | null;
  /** Whether that is because it was told to end with its period. */
  cancelsAtPeriodEnd: boolean;
  currency: string;
  /** Whether Stripe works out its tax. */
  isTaxed: boolean;
  /** What it is paid by; null: what the customer pays by. */
  paymentMethodId: string | null;
  /** What of it is the plan, and at which price. */
  itemId: string;
  priceId: string;
  /** The latest invoice, and where it is paid while it is open. */
  invoiceId: string | null;
  invoiceUrl: string | null;
  /** What changes it later, if anything does. */
  scheduleId: string | null;
  next: NextPlan | null;
  unpaid: UnpaidPlan | null;
}

/** What a schedule makes of a subscription. */
export interface NextPlan {
  plan: Plan;
  interval: BillingInterval;
  at: Date;
}

/** What a subscription becomes once it is paid. */
export interface UnpaidPlan {
  plan: Plan;
  interval: BillingInterval;
  /** When Stripe gives it up. */
  until: Date;
}

export interface ChosenSubscriptions {
  /** The one that counts; null: there is none. */
  counted: KnownSubscription | null;
  /** Bought besides, while that one was live: the customer gets the money back. */
  surplus: readonly KnownSubscription[];
}

const LIVE: readonly SubscriptionStatus[] = ['trialing', 'active', 'past_due'];
/** Those that stand in the way of buying another one. */
const OPEN: readonly SubscriptionStatus[] = [...LIVE, 'unpaid', 'paused'];

/** Whether a plan that is bought now would be bought twice. */
export const isOpen = ({ status }: Pick<Stripe.Subscription, 'status'>): boolean =>
  OPEN.some((one) => one === status);

/** Whether nothing is due for a subscription. */
export const isPaid = ({ status }: Pick<KnownSubscription, 'status'>): boolean =>
  status === 'active' || status === 'trialing';

/**
 * Which of a customer's subscriptions counts: the oldest live one, else the newest that has ended or stands
 * still. One that waits for its first payment is none yet, and one without a plan of ours is none at all.
 */
export function chooseSubscription(all: readonly Stripe.Subscription[]): ChosenSubscriptions {
  const known = [...all]
    .filter(({ status }) => status !== 'incomplete')
    .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))
    .flatMap((one) => readSubscription(one) ?? []);
  const [oldest, ...surplus] = known.filter(({ status }) => LIVE.includes(status));
  return { counted: oldest ?? known.at(-1) ?? null, surplus };
}

function readSubscription(from: Stripe.Subscription): KnownSubscription | null {
  const status = SUBSCRIPTION_STATUSES.find((one) => one === from.status);
  if (!status) return null;
  for (const { id: itemId, price, current_period_end: end } of from.items.data) {
    const sold = soldAt(price);
    if (!sold) continue;
    const cancelAt = from.cancel_at ?? (from.cancel_at_period_end ? end : null);
    return {
      id: from.id,
      status,
      plan: sold.plan,
      interval: sold.interval,
      periodEnd: fromSeconds(end),
      cancelAt: cancelAt === null ? null : fromSeconds(cancelAt),
      cancelsAtPeriodEnd: from.cancel_at_period_end,
      currency: from.currency,
      isTaxed: from.automatic_tax.enabled,
      paymentMethodId: idOf(from.default_payment_method),
      itemId,
      priceId: price.id,
      invoiceId: idOf(from.latest_invoice),
      invoiceUrl: payablePage(from.latest_invoice),
      scheduleId: idOf(from.schedule),
      next: nextPlan(from.schedule),
      unpaid: unpaidPlan(from.pending_update),
    };
  }
  return null;
}

const idOf = (one: string | { id: string } | null): string | null =>
  typeof one === 'object' ? (one?.id ?? null) : one;

/** Where an invoice is paid; null: it need not be, or Stripe has no page for it. */
export function payablePage(invoice: Stripe.Subscription['latest_invoice']): string | null {
  const open = typeof invoice === 'object' && invoice?.status === 'open';
  return open ? (invoice.hosted_invoice_url ?? null) : null;
}

function unpaidPlan(update: Stripe.Subscription['pending_update']): UnpaidPlan | null {
  if (!update) return null;
  for (const { price } of update.subscription_items ?? []) {
    const sold = soldAt(price);
    if (sold) return { plan: sold.plan, interval: sold.interval, until: fromSeconds(update.expires_at) };
  }
  return null;
}

/** Which plan a price is for; null: none of ours. */
const soldAt = ({ metadata, recurring }: Stripe.Price): KnownPlan | null =>
  knownPlan(metadata.plan, recurring?.interval);

type KnownPlan = Pick<NextPlan, 'plan' | 'interval'>;

/** A plan as it is written at Stripe; null: none of ours. */
function knownPlan(plan: string | undefined, interval: string | undefined): KnownPlan | null {
  const known = PLANS.find((one) => one === plan);
  const by = BILLING_INTERVALS.find((one) => one === interval);
  return known && by ? { plan: known, interval: by } : null;
}

/** Of a schedule that makes no other change, or is none of ours: null. */
function nextPlan(schedule: Stripe.Subscription['schedule']): NextPlan | null {
  if (typeof schedule !== 'object' || !schedule?.current_phase) return null;
  const { current_phase: current, phases, metadata } = schedule;
  if (!phases.some(({ start_date: start }) => start >= current.end_date)) return null;
  const known = knownPlan(metadata?.plan, metadata?.interval);
  return known && { plan: known.plan, interval: known.interval, at: fromSeconds(current.end_date) };
}

/** A time of Stripe, in seconds since 1970. */
export const fromSeconds = (seconds: number): Date => new Date(seconds * 1_000);
