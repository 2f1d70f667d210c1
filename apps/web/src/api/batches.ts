import { ApiError, type Batch, type BatchItem } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** Whether something of a batch may still change by itself. */
export const isUnfinished = ({ finishedAt }: Batch): boolean => finishedAt === null;

export const batchQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['batch', organization.id, id],
    queryFn: ({ signal }) => organization.client.getBatch({ id }, { signal }),
    // A tab that is shown again asks at once: it may have missed what others read.
    staleTime: 0,
  });

export const histogramQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['batch-histogram', organization.id, id],
    queryFn: ({ signal }) => organization.client.getBatchHistogram({ id }, { signal }),
  });

/** Of all lists of batches, whatever they are filtered by. */
export const batchesKey = (organization: OpenOrganization) => ['batches', organization.id] as const;

/** How often unfinished batches are counted, in milliseconds: while there are some, and while there are none. */
const COUNT_MS = { some: 10_000, none: 60_000 };

/** How many batches wait or run in the organization, of each 100 at most. It is counted again and again while the tab is in sight. */
export const unfinishedBatchesQuery = (organization: OpenOrganization) =>
  queryOptions({
    queryKey: [...batchesKey(organization), 'unfinished'],
    queryFn: async ({ signal }): Promise<number> => {
      const pages = await Promise.all(
        (['queued', 'running'] as const).map((status) =>
          organization.client.listBatches({ status, limit: 100 }, { signal }).page(),
        ),
      );
      return pages.reduce((sum, { items }) => sum + items.length, 0);
    },
    refetchInterval: ({ state }) => (state.data ? COUNT_MS.some : COUNT_MS.none),
  });

/** Of all lists of a batch's items. */
export const itemsKey = (organization: OpenOrganization, id: string) =>
  ['batch-items', organization.id, id] as const;

/** One item, by its position in the upload. Errors: `batch_item_not_found`, those of `listBatchItems`. */
export const itemQuery = (organization: OpenOrganization, id: string, position: number) =>
  queryOptions({
    queryKey: [...itemsKey(organization, id), position],
    queryFn: async ({ signal }): Promise<BatchItem> => {
      const input = { id, cursor: position - 1, limit: 1 };
      const [item] = (await organization.client.listBatchItems(input, { signal }).page()).items;
      if (item?.position === position) return item;
      const detail = `The batch has no item ${position}.`;
      throw new ApiError({ code: 'batch_item_not_found', status: 404, detail });
    },
    refetchInterval: ({ state }) =>
      state.data?.status === 'pending' || state.data?.status === 'processing' ? 5_000 : false,
  });
