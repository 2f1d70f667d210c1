import type { ChangeSubscriptionBody } from '@refinery/contracts/billing.ts';
import { PLANS } from '@refinery/contracts/enums.ts';
import { requirePermission } from '../../context/actor.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { BillingContext } from './billing-context.ts';
import { isPaid, type KnownSubscription } from './choose-subscription.ts';
import { findPrice } from './prices.ts';
import { readOwnSubscription } from './read-own-subscription.ts';
import { refusePinnedPlan } from './refuse-pinned-plan.ts';
import { requireStripe } from './require-stripe.ts';

/** `none`: it is so already. `later`: at the end of what is paid. */
export type When = 'none' | 'now' | 'later';

/** What another plan would mean for a subscription. */
export interface PlannedChange {
  own: KnownSubscription;
  /** The id of the price that is wanted. */
  price: string;
  when: When;
  /** When the plan changes. */
  at: Date;
}

/**
 * Works out what another plan would mean for the subscription of the caller's organization; nothing changes.
 * Errors: `forbidden`, `billing_disabled`, `plan_pinned`, `plan_not_sold`, `no_subscription`,
 * `subscription_cancelled`, `payment_required`, `billing_unavailable`.
 */
export async function planChange(
  ctx: BillingContext,
  wanted: ChangeSubscriptionBody,
): Promise<PlannedChange> {
  requirePermission(ctx, 'billing:write');
  const stripe = requireStripe(ctx);
  await refusePinnedPlan(ctx);
  const own = await readOwnSubscription(ctx);
  refuseUnchangeable(own);
  const when = whenOf(own, wanted);
  const at = when === 'later' ? own.periodEnd : ctx.clock.now();
  const { id: price } = await stripe.ask((sdk) => findPrice(sdk, wanted));
  return { own, when, at, price };
}

/** Errors: `subscription_cancelled`, `payment_required`. */
export function refuseUnchangeable(own: KnownSubscription): void {
  const { cancelAt, invoiceUrl } = own;
  if (!isPaid(own)) throw paymentDue(invoiceUrl);
  if (cancelAt !== null)
    throw new DomainError('subscription_cancelled', 'The subscription is cancelled. Resume it first.');
}

/** `payment_required`, with the page where it is paid. */
export const paymentDue = (url: string | null): DomainError =>
  new DomainError('payment_required', 'A payment is due. Pay it first.', paymentPage(url));

/** Where something that is due is paid, if Stripe has a page for it. */
export const paymentPage = (url: string | null): { url?: string } => (url === null ? {} : { url });

/** A better plan comes at once; of the same plan, a year in place of a month. */
export function whenOf(
  own: Pick<KnownSubscription, 'plan' | 'interval'>,
  wanted: ChangeSubscriptionBody,
): When {
  const better = PLANS.indexOf(wanted.plan) - PLANS.indexOf(own.plan);
  if (better === 0 && own.interval === wanted.interval) return 'none';
  if (better === 0) return wanted.interval === 'year' ? 'now' : 'later';
  return better > 0 ? 'now' : 'later';
}
