import type { Organization } from '@prompt-refinery/client';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';
import { organizationsQuery } from './queries.ts';

const keyOf = (id: string) => ['organization', id] as const;

/** The open organization with its settings. */
export const organizationQuery = ({ id, client }: OpenOrganization) =>
  queryOptions({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => client.getOrganization({ organizationId: id }, { signal }),
  });

/** Puts an organization that was changed in the place of what was read of it. */
export function putOrganization(queries: QueryClient, changed: Organization): void {
  queries.setQueryData(keyOf(changed.id), changed);
  queries.setQueryData<Organization[]>(organizationsQuery.queryKey, (all) =>
    all?.map((one) => (one.id === changed.id ? changed : one)),
  );
}
