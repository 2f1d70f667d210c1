import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';

/** Of all lists of calls, whatever they are filtered by. */
export const callsKey = (organization: OpenOrganization) => ['calls', organization.id] as const;

/** One call. `withTexts`: also what was asked and answered, which only admins may read. */
export const callQuery = ({ client, id: organizationId }: OpenOrganization, id: string, withTexts: boolean) =>
  queryOptions({
    queryKey: ['call', organizationId, id, withTexts],
    queryFn: ({ signal }) =>
      client.getCall({ id, ...(withTexts ? ({ include: 'texts' } as const) : {}) }, { signal }),
  });
