import type Stripe from 'stripe';
import { DomainError } from '../../errors/domain-error.ts';
import { refusalCode } from '../../stripe/stripe-client.ts';
import type { BillingContext } from './billing-context.ts';
import { requestSync } from './request-sync.ts';
import { requireStripe } from './require-stripe.ts';

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
export async function askForChange<T>(ctx: BillingContext, ask: (stripe: Stripe) => Promise<T>): Promise<T> {
  try {
    return await requireStripe(ctx).ask(ask);
  } catch (error) {
    if (refusalCode(error) === undefined) throw error;
    ctx.logger.warn({ err: error, organizationId: ctx.actor.organizationId }, 'change refused by Stripe');
    throw new DomainError(
      'change_refused',
      'Stripe refuses this now. Perhaps somebody else changed the subscription at this moment: look at it again.',
      { cause: error },
    );
  }
}

/** Calls off what a schedule would change. The subscription goes on as it is. */
export async function releaseSchedule(stripe: Stripe, scheduleId: string | null): Promise<void> {
  if (scheduleId !== null) await stripe.subscriptionSchedules.release(scheduleId);
}
