import type Stripe from 'stripe';
import { DomainError } from '../../errors/domain-error.ts';
import type { BillingContext } from './billing-context.ts';
import { chooseSubscription, isOpen, type KnownSubscription } from './choose-subscription.ts';
import { findCustomer } from './ensure-customer.ts';
import { chooseOverage, type KnownOverage, latestOverage } from './overage.ts';
import { readSubscriptions } from './read-subscriptions.ts';
import { requireStripe } from './require-stripe.ts';

/** What the caller's organization pays for. */
export interface OwnSubscriptions {
  customer: string;
  /** The one for its plan. */
  own: KnownSubscription;
  /** What it allows beyond that; null: nothing. */
  overage: KnownOverage | null;
  /** The newest subscription for that, whatever became of it. */
  latestOverage: Stripe.Subscription | null;
}

/**
 * The subscription of the caller's organization as Stripe has it at this moment. Errors: `billing_disabled`,
 * `billing_unavailable`, `no_subscription`.
 */
export async function readOwnSubscription(ctx: BillingContext): Promise<KnownSubscription> {
  return (await readOwnSubscriptions(ctx)).own;
}

/** The same, with what is allowed beyond the plan. */
export async function readOwnSubscriptions(ctx: BillingContext): Promise<OwnSubscriptions> {
  const stripe = requireStripe(ctx);
  const customer = await findCustomer(ctx);
  const all = customer === null ? [] : await stripe.ask((sdk) => readSubscriptions(sdk, customer));
  const { counted } = chooseSubscription(all);
  if (customer === null || !counted || !isOpen(counted))
    throw new DomainError('no_subscription', 'The organization has no subscription. Buy a plan first.');
  return {
    customer,
    own: counted,
    overage: chooseOverage(all),
    latestOverage: latestOverage(all) ?? null,
  };
}
