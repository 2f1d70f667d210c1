import type { CancellationReply } from '@refinery/contracts/billing.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { changeAtStripe } from './internal/change-at-stripe.ts';
import { readOwnSubscription } from './internal/read-own-subscription.ts';

/**
 * Lets the cancelled subscription of the caller's organization go on. Of one that goes on already, the answer
 * is the same. Errors: `forbidden`, `billing_disabled`, `no_subscription`, `change_refused`,
 * `billing_unavailable`.
 */
export async function resumeSubscription(ctx: BillingContext): Promise<CancellationReply> {
  requirePermission(ctx, 'billing:write');
  const { id, cancelAt, cancelsAtPeriodEnd } = await readOwnSubscription(ctx);
  if (cancelAt === null) return { cancelAt };
  await mutate(ctx, 'billing.resume-subscription', async () => ({
    target: ctx.actor.organizationId,
    before: { cancelAt: cancelAt.toISOString() },
    result: null,
  }));
  await changeAtStripe(ctx, (stripe) =>
    stripe.subscriptions.update(id, cancelsAtPeriodEnd ? { cancel_at_period_end: false } : { cancel_at: '' }),
  );
  return { cancelAt: null };
}
