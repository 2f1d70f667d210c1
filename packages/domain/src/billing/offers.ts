import { SOLD_PLANS, type SoldPlan } from '@refinery/contracts/billing.ts';
import { BILLING_INTERVALS, type BillingInterval } from '@refinery/contracts/enums.ts';

/** What can be bought: a plan for an interval. */
export interface Offer {
  plan: SoldPlan;
  interval: BillingInterval;
}

/** An offer, and what it costs. */
export interface OfferedPrice extends Offer {
  /** In the smallest unit of the currency, such as cents. */
  amount: number;
  /** Three small letters, such as `usd`. */
  currency: string;
}

/** Everything that can be sold, whether it is or not. */
export const OFFERS: readonly Offer[] = SOLD_PLANS.flatMap((plan) =>
  BILLING_INTERVALS.map((interval) => ({ plan, interval })),
);
