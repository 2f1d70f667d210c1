import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type OpenOrganization, useOrganization } from '../../../api/client.ts';

/** All identity providers of the organization, newest first: it has at most 10. */
export const connectionsQuery = ({ client, id }: Pick<OpenOrganization, 'client' | 'id'>) =>
  queryOptions({
    queryKey: ['connections', id],
    queryFn: async ({ signal }) =>
      (await client.listConnections({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
  });

/** Reads them again after a change. */
export function useConnectionsAgain(): () => Promise<void> {
  const organization = useOrganization();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: connectionsQuery(organization).queryKey });
}

/** Sends a form about one of them; the form closes once they are read again. */
export function useConnectionSending(send: (form: FormData) => Promise<unknown>, close: () => void) {
  const readAgain = useConnectionsAgain();
  return useMutation({
    mutationFn: async (form: FormData) => {
      await send(form);
      await readAgain();
    },
    onSuccess: close,
  });
}
