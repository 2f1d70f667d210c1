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
export const isOpen = ({ status }: Stripe.Subscription): boolean => OPEN.some((one) => one === status);

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
  for (const { price, current_period_end: end } of from.items.data) {
    const plan = PLANS.find((one) => one === price.metadata.plan);
    const interval = BILLING_INTERVALS.find((one) => one === price.recurring?.interval);
    if (!plan || !interval) continue;
    const cancelAt = from.cancel_at ?? (from.cancel_at_period_end ? end : null);
    return {
      id: from.id,
      status,
      plan,
      interval,
      periodEnd: fromSeconds(end),
      cancelAt: cancelAt === null ? null : fromSeconds(cancelAt),
    };
  }
  return null;
}

/** A time of Stripe, in seconds since 1970. */
export const fromSeconds = (seconds: number): Date => new Date(seconds * 1_000);
