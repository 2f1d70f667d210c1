import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { isInvalidRequest } from '../../stripe/stripe-client.ts';

/**
 * Asks Stripe for something that is done once for all who ask with the key at the same moment. Stripe repeats
 * a refusal of such a key for a day, also when its reason is gone: it is asked again under another key.
 * Errors: those of `ask`.
 */
export async function askOnce<T>(
  key: string,
  ask: (options: Stripe.RequestOptions) => Promise<T>,
): Promise<T> {
  try {
    return await ask({ idempotencyKey: key });
  } catch (error) {
    if (!isInvalidRequest(error)) throw error;
    return ask({ idempotencyKey: `${key}:${randomUUID()}` });
  }
}
