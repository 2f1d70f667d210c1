import type Stripe from 'stripe';
import { DomainError } from '../../errors/domain-error.ts';
import { refusalCode } from '../../stripe/stripe-client.ts';

/** `foreign` names another organization, or none. */
export type CustomerState = 'own' | 'deleted' | 'foreign';

/**
 * How a customer is at Stripe. What our own table says is not enough: whoever runs statements as the API
 * could have written it. Errors: `billing_unavailable` where Stripe has never heard of it. That is so with
 * the key of another account, which says nothing about who has paid.
 */
export async function customerState(
  stripe: Stripe,
  customerId: string,
  organizationId: string,
): Promise<CustomerState> {
  const customer = await retrieve(stripe, customerId);
  if (customer.deleted) return 'deleted';
  return customer.metadata.organizationId === organizationId ? 'own' : 'foreign';
}

async function retrieve(stripe: Stripe, customerId: string) {
  try {
    return await stripe.customers.retrieve(customerId);
  } catch (error) {
    if (refusalCode(error) !== 'resource_missing') throw error;
    throw new DomainError(
      'billing_unavailable',
      'Stripe does not know this organization. Tell an operator.',
      {
        cause: error,
      },
    );
  }
}
