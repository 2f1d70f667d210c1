import type { CallerContext } from '../../context/context.ts';

/** What is needed to act at Stripe for the caller's organization, and to have the worker look at it. */
export type BillingContext = CallerContext<
  'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'settings' | 'stripe'
>;
