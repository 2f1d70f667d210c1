import type { ChangeSubscriptionBody, PlanChange } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import { mutate } from '../audit/mutate.ts';
import { DomainError } from '../errors/domain-error.ts';
import { askOnce } from './internal/ask-once.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { changeAtStripe, releaseSchedule } from './internal/change-at-stripe.ts';
import { payablePage } from './internal/choose-subscription.ts';
import { type PlannedChange, paymentPage, planChange } from './internal/plan-change.ts';

/**
 * Changes the plan that the caller's organization pays for: a better one at once, as soon as the difference
 * is paid; another one at the end of what is paid. The plan that there is already calls off what was to come.
 * Errors: those of `planChange`, `change_refused`, and `payment_required` where the payment fails: the plan
 * stays as it is until somebody pays on the page `url`.
 */
export async function changeSubscription(
  ctx: BillingContext,
  wanted: ChangeSubscriptionBody,
): Promise<PlanChange> {
  const planned = await planChange(ctx, wanted);
  const { own, when } = planned;
  const change: PlanChange = {
    plan: wanted.plan,
    interval: wanted.interval,
    at: planned.at.toISOString(),
    atPeriodEnd: when === 'later',
  };
  if (when === 'none' && own.scheduleId === null) return change;
  // Who is gone by now, or lost the right, changes nothing: what is paid at Stripe cannot be called off.
  await mutate(ctx, 'billing.change-subscription', async () => ({
    target: ctx.actor.organizationId,
    before: { plan: own.plan, interval: own.interval },
    after: change,
    result: null,
  }));
  const unpaid = await changeAtStripe(ctx, (stripe) => make(stripe, planned, wanted));
  if (!unpaid) return change;
  throw new DomainError(
    'payment_required',
    'The payment failed, so the plan stays as it is. Pay on the page of `url`, or change the card and ask again.',
    paymentPage(unpaid.url),
  );
}

interface Unpaid {
  url: string | null;
}

/** Makes a change. Returns what is to be paid before it comes; null: nothing. */
async function make(
  stripe: Stripe,
  planned: PlannedChange,
  wanted: ChangeSubscriptionBody,
): Promise<Unpaid | null> {
  if (planned.when === 'later') await schedule(stripe, planned, wanted);
  else await releaseSchedule(stripe, planned.own.scheduleId);
  return planned.when === 'now' ? changeNow(stripe, planned) : null;
}

async function changeNow(stripe: Stripe, { own, price }: PlannedChange): Promise<Unpaid | null> {
  // Two who ask at the same moment know of the same invoice before, and pay once.
  const key = `change:${own.id}:${own.priceId}:${price}:${own.invoiceId}`;
  const { pending_update: pending, latest_invoice: invoice } = await askOnce(key, (options) =>
    stripe.subscriptions.update(
      own.id,
      {
        items: [{ id: own.itemId, price }],
        proration_behavior: 'always_invoice',
        payment_behavior: 'pending_if_incomplete',
        expand: ['latest_invoice'],
      },
      options,
    ),
  );
  return pending ? { url: payablePage(invoice) } : null;
}

/** Has Stripe change the price when what is paid is used up. What was to come then is forgotten. */
async function schedule(
  stripe: Stripe,
  { own, price }: PlannedChange,
  { plan, interval }: ChangeSubscriptionBody,
): Promise<void> {
  const { id, current_phase: phase } = own.scheduleId
    ? await stripe.subscriptionSchedules.retrieve(own.scheduleId)
    : await stripe.subscriptionSchedules.create({ from_subscription: own.id });
  if (!phase) throw new Error('A schedule that does not run.');
  // A phase takes nothing over from the subscription.
  const automatic_tax = { enabled: own.isTaxed };
  await stripe.subscriptionSchedules.update(id, {
    end_behavior: 'release',
    proration_behavior: 'none',
    metadata: { plan, interval },
    phases: [
      {
        items: [{ price: own.priceId, quantity: 1 }],
        automatic_tax,
        start_date: phase.start_date,
        end_date: own.periodEnd.getTime() / 1_000,
      },
      { items: [{ price, quantity: 1 }], automatic_tax, duration: { interval, interval_count: 1 } },
    ],
  });
}
