import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';

export const aliasesQuery = ({ client, id }: OpenOrganization) =>
  queryOptions({
    queryKey: ['model-aliases', id],
    queryFn: ({ signal }) => client.listModelAliases({}, { signal }),
  });
