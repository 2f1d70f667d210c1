import type { Dataset } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** Most that a choice offers: the newest. */
const MOST_OFFERED = 100;

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
      (await organization.client.listDatasets({ limit: MOST_OFFERED }, { signal }).page()).items,
  });
