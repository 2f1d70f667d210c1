import { DomainError } from '../../errors/domain-error.ts';
import type { BillingContext } from './billing-context.ts';
import { chooseSubscription, isOpen, type KnownSubscription } from './choose-subscription.ts';
import { findCustomer } from './ensure-customer.ts';
import { readSubscriptions } from './read-subscriptions.ts';
import { requireStripe } from './require-stripe.ts';

/**
 * The subscription of the caller's organization as Stripe has it at this moment. Errors: `billing_disabled`,
 * `billing_unavailable`, `no_subscription`.
 */
export async function readOwnSubscription(ctx: BillingContext): Promise<KnownSubscription> {
  const stripe = requireStripe(ctx);
  const customer = await findCustomer(ctx);
  const all = customer === null ? [] : await stripe.ask((sdk) => readSubscriptions(sdk, customer));
  const { counted } = chooseSubscription(all);
  if (!counted || !isOpen(counted))
    throw new DomainError('no_subscription', 'The organization has no subscription. Buy a plan first.');
  return counted;
}
