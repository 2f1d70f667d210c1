import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** How many members are read, to tell who somebody is. Others are named by their ids. */
const MOST = 1_000;

/** The names of the members of an organization, by their ids. */
export const memberNamesQuery = ({ id: organizationId, client }: OpenOrganization) =>
  queryOptions({
    queryKey: ['member-names', organizationId],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const names = new Map<string, string>();
      for await (const { id, fullName } of client.listMembers(
        { organizationId, limit: MAX_PAGE_SIZE },
        { signal },
      )) {
        names.set(id, fullName);
        if (names.size >= MOST) break;
      }
      return names;
    },
    staleTime: 60_000,
  });
