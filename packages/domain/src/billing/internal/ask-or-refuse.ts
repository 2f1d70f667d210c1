import type Stripe from 'stripe';
import { DomainError } from '../../errors/domain-error.ts';
import { refusalCode } from '../../stripe/stripe-client.ts';
import type { BillingContext } from './billing-context.ts';
import { requireStripe } from './require-stripe.ts';

/** What callers get where Stripe refuses what they want. */
interface Refusal {
  code: 'change_refused' | 'plan_not_sold';
  message: string;
}

/**
 * Asks Stripe for something that it may refuse. The reason goes to the log, for operators.
 * Errors: `billing_disabled`, `billing_unavailable`, and the refusal's code.
 */
export async function askOrRefuse<T>(
  ctx: BillingContext,
  ask: (stripe: Stripe) => Promise<T>,
  { code, message }: Refusal,
): Promise<T> {
  try {
    return await requireStripe(ctx).ask(ask);
  } catch (error) {
    if (refusalCode(error) === undefined) throw error;
    const { organizationId } = ctx.actor;
    ctx.logger.warn({ err: error, organizationId, code }, 'refused by Stripe');
    throw new DomainError(code, message, { cause: error });
  }
}
