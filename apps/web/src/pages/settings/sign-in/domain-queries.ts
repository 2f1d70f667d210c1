import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

/** All domains of the organization, newest first: it has at most 20. */
export const domainsQuery = ({ client, id }: Pick<OpenOrganization, 'client' | 'id'>) =>
  queryOptions({
    queryKey: ['domains', id],
    queryFn: async ({ signal }) =>
      (await client.listDomains({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
  });
