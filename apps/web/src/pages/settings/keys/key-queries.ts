import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';
import { keyNamesKey } from '../../../api/key-names.ts';

/** Every list of keys of the organization, whatever it is filtered by. */
export const keysKey = (organization: OpenOrganization) => ['keys', organization.id] as const;

export const keyQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['key', organization.id, id],
    queryFn: ({ signal }) => organization.client.getApiKey({ id }, { signal }),
  });

/** What was read of keys is read anew: of one of them, the lists, and the names that stand elsewhere. */
export async function refreshKeys(
  queries: QueryClient,
  organization: OpenOrganization,
  id: string,
): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: keysKey(organization) }),
    queries.invalidateQueries({ queryKey: keyQuery(organization, id).queryKey }),
    queries.invalidateQueries({ queryKey: keyNamesKey(organization) }),
  ]);
}
