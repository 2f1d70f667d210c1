import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';
import type { SavingsGrouping } from './savings-search.ts';

/** Between two looks: calls are added up a little after they have ended. */
const READ_AGAIN_MS = 60_000;

/** What was saved. `from`: the start of the period, which ends now. */
export const savingsQuery = ({ client, id }: OpenOrganization, from: string, by: SavingsGrouping) =>
  queryOptions({
    queryKey: ['savings', id, from, by],
    queryFn: ({ signal }) => client.getSavings({ from, by }, { signal }),
    refetchInterval: READ_AGAIN_MS,
  });

/** Where prompts of the last `days` first differ. */
export const prefixesQuery = ({ client, id }: OpenOrganization, days: number) =>
  queryOptions({
    queryKey: ['prefixes', id, days],
    queryFn: ({ signal }) => client.listPrefixes({ days }, { signal }),
    refetchInterval: READ_AGAIN_MS,
  });
