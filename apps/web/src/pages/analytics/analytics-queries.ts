import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';
import type { CostGrouping } from './analytics-search.ts';

/** Between two looks: hours are counted a little after they have passed. */
const READ_AGAIN_MS = 60_000;

/** The numbers at a glance. `from`: the start of the period, which ends now. */
export const glanceQuery = ({ client, id }: OpenOrganization, from: string) =>
  queryOptions({
    queryKey: ['analytics', id, 'glance', from],
    queryFn: ({ signal }) => client.getAnalytics({ from }, { signal }),
    refetchInterval: READ_AGAIN_MS,
  });

export const costsQuery = ({ client, id }: OpenOrganization, from: string, by: CostGrouping) =>
  queryOptions({
    queryKey: ['analytics', id, 'costs', from, by],
    queryFn: ({ signal }) => client.getCostAnalytics({ from, by }, { signal }),
    refetchInterval: READ_AGAIN_MS,
  });

export const performanceQuery = ({ client, id }: OpenOrganization, from: string) =>
  queryOptions({
    queryKey: ['analytics', id, 'performance', from],
    queryFn: ({ signal }) => client.getPerformanceAnalytics({ from }, { signal }),
    refetchInterval: READ_AGAIN_MS,
  });
