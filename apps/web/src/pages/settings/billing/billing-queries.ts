import type { Billing } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

/** How often it is looked whether what was asked for has begun, in milliseconds. */
const SOON_MS = 2_000;

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

/** Whether the plan is about to change. */
export const isAwaited = ({ pending, source }: Billing, paid: boolean): boolean =>
  pending !== null || (paid && source !== 'stripe');
