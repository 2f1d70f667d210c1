import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** How many keys are read, to tell which one is meant. Others are named by their ids. */
const MOST = 1_000;

/** Of what was read of names: it is old once a key was made, renamed or deleted. */
export const keyNamesKey = ({ id }: OpenOrganization) => ['key-names', id] as const;

/** The names of the API keys of an organization, by their ids, newest first. */
export const keyNamesQuery = (organization: OpenOrganization) =>
  queryOptions({
    queryKey: keyNamesKey(organization),
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const names = new Map<string, string>();
      for await (const key of organization.client.listApiKeys({ limit: MAX_PAGE_SIZE }, { signal })) {
        names.set(key.id, key.name);
        if (names.size >= MOST) break;
      }
      return names;
    },
    staleTime: 60_000,
  });
