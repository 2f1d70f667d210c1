import { StripeClient } from '@refinery/domain/stripe/stripe-client.ts';
import type { CommonEnvironment } from './environment.ts';

type StripeEnvironment = Pick<
  CommonEnvironment,
  'STRIPE_SECRET_KEY' | 'STRIPE_BASE_URL' | 'STRIPE_WEBHOOK_SECRETS'
>;

/** Speaks to Stripe; undefined: billing is off. */
export function stripeFrom(env: StripeEnvironment): StripeClient | undefined {
  if (!env.STRIPE_SECRET_KEY) return undefined;
  return new StripeClient({
    secretKey: env.STRIPE_SECRET_KEY,
    baseUrl: env.STRIPE_BASE_URL,
    webhookSecrets: env.STRIPE_WEBHOOK_SECRETS.split(',').flatMap((secret) => secret.trim() || []),
  });
}
