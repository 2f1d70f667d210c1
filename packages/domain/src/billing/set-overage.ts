import type { Overage, OverageReply, SetOverageBody } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { changeAtStripe } from './internal/change-at-stripe.ts';
import { FIRST_OF_MONTH } from './internal/first-of-month.ts';
import { findOveragePrice, type OverageTerms, toOverage } from './internal/overage.ts';
import { refuseUnchangeable } from './internal/plan-change.ts';
import { type OwnSubscriptions, readOwnSubscriptions } from './internal/read-own-subscription.ts';
import { refusePinnedPlan } from './internal/refuse-pinned-plan.ts';
import { requireStripe } from './internal/require-stripe.ts';

/**
 * Allows optimizations beyond the plan of the caller's organization up to a sum each month, or ends that. What
 * was used is paid in any case. Errors: `forbidden`, `validation_failed`, `billing_disabled`, `plan_pinned`,
 * `overage_not_sold`, `no_subscription`, `subscription_cancelled`, `payment_required`, `change_refused`,
 * `billing_unavailable`.
 */
export async function setOverage(ctx: BillingContext, wanted: SetOverageBody): Promise<OverageReply> {
  requirePermission(ctx, 'billing:write');
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

const invalidLimit = (message: string): DomainError =>
  new DomainError('validation_failed', `limitUsd ${message}.`, { errors: [{ path: 'limitUsd', message }] });

async function allow(ctx: BillingContext, limitCents: number): Promise<Overage> {
  await refusePinnedPlan(ctx);
  const known = await readOwnSubscriptions(ctx);
  refuseUnchangeable(known.own);
  const { overage } = known;
  const price = overage ? null : await requireStripe(ctx).ask(findOveragePrice);
  const terms = { limitCents, unitCents: overage?.unitCents ?? Number(price?.unit_amount_decimal) };
  const after = toOverage(terms);
  await mutate(ctx, 'billing.set-overage', async () => ({
    target: ctx.actor.organizationId,
    before: { limitUsd: overage?.isOn ? toOverage(overage).limitUsd : null },
    after: { limitUsd: after.limitUsd },
    result: null,
  }));
  const { organizationId } = ctx.actor;
  await changeAtStripe(ctx, (stripe) =>
    overage
      ? stripe.subscriptions.update(overage.id, {
          metadata: metadataOf(terms),
          cancel_at_period_end: false,
        })
      : subscribe(stripe, known, { price: price?.id ?? '', organizationId, terms }),
  );
  return after;
}

interface Wanted {
  price: string;
  organizationId: string;
  terms: OverageTerms;
}

const metadataOf = ({ limitCents }: OverageTerms) => ({ overageLimitCents: String(limitCents) });

async function subscribe(
  stripe: Stripe,
  { customer, own, latestOverageId }: OwnSubscriptions,
  { price, organizationId, terms }: Wanted,
): Promise<Stripe.Subscription> {
  return stripe.subscriptions.create(
    {
      customer,
      items: [{ price }],
      billing_cycle_anchor_config: FIRST_OF_MONTH,
      metadata: { organizationId, ...metadataOf(terms) },
      // It is paid as the plan is.
      ...(own.paymentMethodId === null ? {} : { default_payment_method: own.paymentMethodId }),
    },
    // Two who ask at the same moment know of the same one before, and get one.
    { idempotencyKey: `overage:${customer}:${price}:${latestOverageId ?? 'first'}` },
  );
}

/** Nothing more from now on. Where a plan was never bought, or nothing is allowed, it is so already. */
async function end(ctx: BillingContext): Promise<void> {
  const { overage } = await readOwnSubscriptions(ctx);
  if (!overage?.isOn) return;
  await mutate(ctx, 'billing.set-overage', async () => ({
    target: ctx.actor.organizationId,
    before: { limitUsd: toOverage(overage).limitUsd },
    after: { limitUsd: null },
    result: null,
  }));
  await changeAtStripe(ctx, (stripe) =>
    // What was used is in the invoice of the month's end.
    stripe.subscriptions.update(overage.id, { cancel_at_period_end: true }),
  );
}
