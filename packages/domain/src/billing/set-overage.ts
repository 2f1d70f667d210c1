import type { Overage, OverageReply, SetOverageBody } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import { requireFeature } from '../context/require-feature.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { askOnce } from './internal/ask-once.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { changeAtStripe } from './internal/change-at-stripe.ts';
import type { KnownSubscription } from './internal/choose-subscription.ts';
import { FIRST_OF_MONTH } from './internal/first-of-month.ts';
import {
  findOveragePrice,
  type KnownOverage,
  overageMetadata,
  toOverage,
  unitCentsOf,
  unitsFor,
  unpaidPage,
} from './internal/overage.ts';
import { paymentDue, refuseUnchangeable } from './internal/plan-change.ts';
import { taxOf } from './internal/prices.ts';
import { readOverageUsed } from './internal/read-overage-used.ts';
import { type OwnSubscriptions, readOwnSubscriptions } from './internal/read-own-subscription.ts';
import { refusePinnedLimit, refusePinnedPlan } from './internal/refuse-pinned-plan.ts';
import { requireStripe } from './internal/require-stripe.ts';

/**
 * Allows optimizations beyond the plan of the caller's organization up to a sum each month, or ends that.
 * What was used is paid in any case. Errors: `forbidden`, `billing_disabled`, `validation_failed`,
 * `plan_pinned`, `plan_required` for whoever allows it, `overage_not_sold`, `no_subscription`,
 * `subscription_cancelled`, `payment_required`, `change_refused`, `billing_unavailable`.
 */
export async function setOverage(ctx: BillingContext, wanted: SetOverageBody): Promise<OverageReply> {
  requirePermission(ctx, 'billing:write');
  requireStripe(ctx);
  if (wanted.enabled) return { overage: await allow(ctx, centsOf(wanted)) };
  await end(ctx);
  return { overage: null };
}

/** Errors: `validation_failed` without a limit, or with parts of a cent. */
function centsOf({ limitUsd }: SetOverageBody): number {
  if (limitUsd === undefined) throw invalidLimit('is required while enabled is true');
  const cents = Math.round(limitUsd * 100);
  if (Math.abs(cents - limitUsd * 100) > 1e-6) throw invalidLimit('must be whole cents, such as 50 or 49.99');
  return cents;
}

const invalidLimit = (message: string): DomainError => invalidField('limitUsd', message);

async function allow(ctx: BillingContext, limitCents: number): Promise<Overage> {
  const decided = await refusePinnedPlan(ctx);
  requireFeature(ctx.settings, decided, 'overage');
  refusePinnedLimit(decided);
  const known = await readOwnSubscriptions(ctx);
  refuseUnchangeable(known.own);
  refuseUnpaid(known);
  const { overage } = known;
  const price = overage ? null : await findPriceFor(ctx, known.own);
  const terms = { limitCents, unitCents: overage?.unitCents ?? (price ? unitCentsOf(price) : 0) };
  if (unitsFor(terms) < 1)
    throw invalidLimit(`must pay for at least one: each costs $${terms.unitCents / 100}`);
  await audit(ctx, overage, limitCents / 100);
  await changeAtStripe(ctx, (stripe) =>
    price ? subscribe(ctx, stripe, known, { price, limitCents }) : limit(stripe, overage, limitCents),
  );
  return toOverage(terms, await ctx.tenant.run((tx) => readOverageUsed(ctx, tx)));
}

/** Errors: `payment_required` where what was used is not paid, also by a subscription that has ended. */
function refuseUnpaid({ overage, latestOverage }: OwnSubscriptions): void {
  if (overage?.isDue) throw paymentDue(overage.invoiceUrl);
  const page = latestOverage && unpaidPage(latestOverage);
  if (page) throw paymentDue(page);
}

/** Errors: `overage_not_sold`, also for a plan in another currency: Stripe does not mix them. */
async function findPriceFor(ctx: BillingContext, { currency }: KnownSubscription): Promise<Stripe.Price> {
  const price = await requireStripe(ctx).ask(findOveragePrice);
  if (price.currency !== currency)
    throw new DomainError(
      'overage_not_sold',
      `Nothing beyond a plan that is paid in ${currency} is sold here.`,
    );
  return price;
}

/** Nothing more from now on, also where a payment for it is due. */
async function end(ctx: BillingContext): Promise<void> {
  const { overage } = await readOwnSubscriptions(ctx);
  if (!overage || overage.limitCents === 0) return;
  await audit(ctx, overage, null);
  // The worker ends the subscription, once all that was used is told.
  await changeAtStripe(ctx, (stripe) =>
    stripe.subscriptions.update(overage.id, { metadata: overageMetadata(0) }),
  );
}

const audit = (ctx: BillingContext, overage: KnownOverage | null, limitUsd: number | null): Promise<null> =>
  mutate(ctx, 'billing.set-overage', async () => ({
    target: ctx.actor.organizationId,
    before: { limitUsd: overage?.isOn ? overage.limitCents / 100 : null },
    after: { limitUsd },
    result: null,
  }));

async function limit(stripe: Stripe, overage: KnownOverage | null, limitCents: number): Promise<void> {
  if (overage)
    await stripe.subscriptions.update(overage.id, {
      metadata: overageMetadata(limitCents),
      cancel_at_period_end: false,
    });
}

async function subscribe(
  ctx: BillingContext,
  stripe: Stripe,
  { customer, own, latestOverage }: OwnSubscriptions,
  { price, limitCents }: { price: Stripe.Price; limitCents: number },
): Promise<void> {
  const { organizationId } = ctx.actor;
  // Two who ask at the same moment know of the same one before: they get one, or the second is refused.
  await askOnce(`overage:${customer}:${latestOverage?.id ?? 'first'}`, (options) =>
    stripe.subscriptions.create(
      {
        customer,
        items: [{ price: price.id }],
        // Of who bought without tax, nobody knows the address.
        automatic_tax: { enabled: own.isTaxed && taxOf(price) !== null },
        billing_cycle_anchor_config: FIRST_OF_MONTH,
        metadata: { organizationId, ...overageMetadata(limitCents) },
        // It is paid as the plan is.
        ...(own.paymentMethodId === null ? {} : { default_payment_method: own.paymentMethodId }),
      },
      options,
    ),
  );
}
