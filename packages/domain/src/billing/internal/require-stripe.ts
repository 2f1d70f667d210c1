import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { StripeClient } from '../../stripe/stripe-client.ts';

/** Errors: `billing_disabled`. */
export function requireStripe({ stripe }: Pick<Context, 'stripe'>): StripeClient {
  if (!stripe) throw new DomainError('billing_disabled', 'Ask an operator of this service for another plan.');
  return stripe;
}
