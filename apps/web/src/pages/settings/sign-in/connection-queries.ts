import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

/** All identity providers of the organization, newest first: it has at most 10. */
export const connectionsQuery = ({ client, id }: Pick<OpenOrganization, 'client' | 'id'>) =>
  queryOptions({
    queryKey: ['connections', id],
    queryFn: async ({ signal }) =>
      (await client.listConnections({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
  });
