import type { Batch, BatchItem } from '@prompt-refinery/client';
import { oneOf } from '../../parts/search-values.ts';

export const BATCH_STATUSES = [
  'queued',
  'running',
  'completed',
  'cancelling',
  'cancelled',
  'failed',
] as const satisfies readonly Batch['status'][];

export const ITEM_STATUSES = [
  'pending',
  'processing',
  'completed',
  'failed',
  'cancelled',
] as const satisfies readonly BatchItem['status'][];

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
  oneOf('status', ITEM_STATUSES, search);
