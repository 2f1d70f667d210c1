import { oneOf } from '../../../parts/search-values.ts';

/** How somebody comes back from the page of Stripe where a plan is paid for. */
const RETURNS = ['paid', 'cancelled'] as const;

export type BillingSearch = { checkout?: (typeof RETURNS)[number] };

/** What an address says; nonsense is left out. */
export const billingSearch = (search: Record<string, unknown>): BillingSearch =>
  oneOf('checkout', RETURNS, search);
