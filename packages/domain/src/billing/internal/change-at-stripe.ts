import type Stripe from 'stripe';
import { askOrRefuse } from './ask-or-refuse.ts';
import type { BillingContext } from './billing-context.ts';
import { requestSync } from './request-sync.ts';

/**
 * Changes the subscription of the caller's organization at Stripe, and has the worker look at it. Errors:
 * `billing_disabled`, `billing_unavailable`, `change_refused`.
 */
export async function changeAtStripe<T>(
  ctx: BillingContext,
  change: (stripe: Stripe) => Promise<T>,
): Promise<T> {
  const result = await askForChange(ctx, change);
  await requestSync(ctx, ctx.actor.organizationId);
  return result;
}

/** Asks Stripe for a change, or what it would cost. Errors: as above. */
export const askForChange = <T>(ctx: BillingContext, ask: (stripe: Stripe) => Promise<T>): Promise<T> =>
  askOrRefuse(ctx, ask, {
    code: 'change_refused',
    message:
      'Stripe refuses this now. Perhaps somebody else changed the subscription at this moment: look at it again.',
  });

/** Calls off what a schedule would change. The subscription goes on as it is. */
export async function releaseSchedule(stripe: Stripe, scheduleId: string | null): Promise<void> {
  if (scheduleId !== null) await stripe.subscriptionSchedules.release(scheduleId);
}
