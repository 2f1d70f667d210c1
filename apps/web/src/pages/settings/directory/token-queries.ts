import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';
import { directoryTokensKey } from '../../../api/directory.ts';

/** All tokens of directories, newest first: each of at most 10 identity providers has at most 5. */
export const tokensQuery = ({ client, id }: Pick<OpenOrganization, 'client' | 'id'>) =>
  queryOptions({
    queryKey: directoryTokensKey({ id }),
    queryFn: async ({ signal }) =>
      (await client.listScimTokens({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
  });
