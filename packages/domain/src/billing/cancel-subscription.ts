import type { CancellationReply } from '@refinery/contracts/billing.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { changeAtStripe, releaseSchedule } from './internal/change-at-stripe.ts';
import { readOwnSubscription } from './internal/read-own-subscription.ts';

/**
 * Ends the subscription of the caller's organization when what is paid is used up. A change that was to come
 * then is called off. Asked again, the answer is the same. Errors: `forbidden`, `billing_disabled`,
 * `no_subscription`, `change_refused`, `billing_unavailable`.
 */
export async function cancelSubscription(ctx: BillingContext): Promise<CancellationReply> {
  requirePermission(ctx, 'billing:write');
  const own = await readOwnSubscription(ctx);
  if (own.cancelAt !== null) return { cancelAt: own.cancelAt.toISOString() };
  const cancelAt = own.periodEnd.toISOString();
  await mutate(ctx, 'billing.cancel-subscription', async () => ({
    target: ctx.actor.organizationId,
    after: { cancelAt },
    result: null,
  }));
  await changeAtStripe(ctx, async (stripe) => {
    // Stripe cancels no subscription that a schedule changes.
    await releaseSchedule(stripe, own.scheduleId);
    await stripe.subscriptions.update(own.id, { cancel_at_period_end: true });
  });
  return { cancelAt };
}
