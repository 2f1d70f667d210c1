import { type Dataset, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** Of all lists of datasets, whatever they are filtered by. */
export const datasetsKey = (organization: OpenOrganization) => ['datasets', organization.id] as const;

export const datasetQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['dataset', organization.id, id],
    queryFn: ({ signal }) => organization.client.getDataset({ id }, { signal }),
    enabled: id !== '',
  });

/** The newest datasets, to choose from. */
export const newestDatasetsQuery = (organization: OpenOrganization) =>
  queryOptions({
    queryKey: [...datasetsKey(organization), 'newest'],
    queryFn: async ({ signal }): Promise<Dataset[]> =>
      (await organization.client.listDatasets({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
  });
