import type { Billing, Offers } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

/** How often it is looked whether what was asked for has begun, in milliseconds. */
export const SOON_MS = 2_000;

/**
 * The plan and who decided it.
 * @param paid whether the reader has just paid for a plan
 */
export const billingQuery = ({ id, client }: Pick<OpenOrganization, 'id' | 'client'>, paid: boolean) =>
  queryOptions({
    queryKey: ['billing', id],
    queryFn: ({ signal }) => client.getBilling({}, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isAwaited(data, paid) ? SOON_MS : false),
  });

/** The plans that can be bought, what they cost, and what is sold beyond them. */
export const offersQuery = ({ client }: Pick<OpenOrganization, 'client'>) =>
  queryOptions({
    queryKey: ['billing-plans'],
    queryFn: ({ signal }) => client.getBillingPlans({}, { signal }),
  });

/** What another plan would cost now. */
export const changePreviewQuery = (
  { id, client }: Pick<OpenOrganization, 'id' | 'client'>,
  { plan, interval }: Pick<Offers['offers'][number], 'plan' | 'interval'>,
) =>
  queryOptions({
    queryKey: ['billing-change', id, plan, interval],
    queryFn: ({ signal }) => client.previewSubscriptionChange({ plan, interval }, { signal }),
    // Each second it is another.
    gcTime: 0,
  });

/** Whether the plan is about to change. */
export const isAwaited = ({ pending, source }: Billing, paid: boolean): boolean =>
  pending !== null || (paid && source !== 'stripe');
