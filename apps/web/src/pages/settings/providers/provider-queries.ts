import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

export const providersQuery = ({ id, client }: OpenOrganization) =>
  queryOptions({
    queryKey: ['providers', id],
    queryFn: ({ signal }) => client.listProviders({}, { signal }),
  });

export const readerQuery = ({ id, client }: OpenOrganization) =>
  queryOptions({
    queryKey: ['second-reader', id],
    queryFn: ({ signal }) => client.getVerificationSettings({}, { signal }),
  });

/**
 * A change of a provider may change its place, another's being the default, and whether the second reader can
 * be used.
 */
export async function refreshProviders(queries: QueryClient, organization: OpenOrganization): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: providersQuery(organization).queryKey }),
    queries.invalidateQueries({ queryKey: readerQuery(organization).queryKey }),
  ]);
}
