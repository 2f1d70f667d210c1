import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

export const gatewayQuery = ({ client, id }: OpenOrganization) =>
  queryOptions({
    queryKey: ['gateway', id],
    queryFn: ({ signal }) => client.getGateway({}, { signal }),
  });
