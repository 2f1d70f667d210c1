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
