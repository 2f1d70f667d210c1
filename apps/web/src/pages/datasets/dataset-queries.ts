import { ApiError, type Dataset, type DatasetItem } from '@prompt-refinery/client';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';
import { datasetQuery, datasetsKey } from '../../api/datasets.ts';
import { idBefore, isId } from '../../parts/ids.ts';

/** Of all that was read of a dataset's items. */
export const itemsKey = (organization: OpenOrganization, id: string) =>
  ['dataset-items', organization.id, id] as const;

/** Of the list of one revision. */
export const itemListKey = (organization: OpenOrganization, id: string, revision: number) =>
  [...itemsKey(organization, id), 'list', revision] as const;

/** The first item of a revision; null where it has none. Its input says which variables there are. */
export const firstItemQuery = (organization: OpenOrganization, { id, revision }: Dataset) =>
  queryOptions({
    queryKey: [...itemsKey(organization, id), 'first', revision],
    queryFn: async ({ signal }): Promise<DatasetItem | null> => {
      const input = { id, revision, limit: 1 };
      return (await organization.client.listDatasetItems(input, { signal }).page()).items[0] ?? null;
    },
  });

/**
 * One item, of the newest revision where none is named. Errors: `dataset_item_not_found`, those of
 * `listDatasetItems`.
 */
export const itemQuery = (
  organization: OpenOrganization,
  { id, itemId, revision }: { id: string; itemId: string; revision: number | undefined },
) =>
  queryOptions({
    queryKey: [...itemsKey(organization, id), 'one', itemId, revision ?? 'newest'],
    queryFn: async ({ signal }): Promise<DatasetItem> => {
      // Of what is no id, the list begins at its first item, which has another one.
      const cursor = isId(itemId) ? { cursor: idBefore(itemId) } : {};
      const input = { id, limit: 1, ...cursor, ...(revision === undefined ? {} : { revision }) };
      const [item] = (await organization.client.listDatasetItems(input, { signal }).page()).items;
      if (item?.id === itemId) return item;
      const detail = 'This revision of the dataset has no such item.';
      throw new ApiError({ code: 'dataset_item_not_found', status: 404, detail });
    },
  });

/** Puts a dataset whose items were changed in the place of what was read of it. */
export function takeDataset(queries: QueryClient, organization: OpenOrganization, changed: Dataset): void {
  queries.setQueryData(datasetQuery(organization, changed.id).queryKey, changed);
  void queries.invalidateQueries({ queryKey: datasetsKey(organization) });
  // An item that was removed is not there any more.
  void queries.invalidateQueries({ queryKey: [...itemsKey(organization, changed.id), 'one'] });
}
