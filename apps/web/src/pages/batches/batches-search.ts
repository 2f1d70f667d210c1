import { BATCH_ITEM_STATUSES, BATCH_STATUSES, type Batch, type BatchItem } from '@prompt-refinery/client';
import { oneOf } from '../../parts/search-values.ts';

export type BatchesSearch = {
  status?: Batch['status'];
  /** Whether the form for a new batch is open. */
  form?: 'open';
};

/** The filter that an address names; what is none is left out. */
export const batchesSearch = (search: Record<string, unknown>): BatchesSearch => ({
  ...oneOf('status', BATCH_STATUSES, search),
  ...oneOf('form', ['open'] as const, search),
});

/** The same of a batch's items. */
export const itemsSearch = (search: Record<string, unknown>): { status?: BatchItem['status'] } =>
  oneOf('status', BATCH_ITEM_STATUSES, search);
