import type { Metadata } from '@refinery/contracts/optimizations.ts';
import type { BatchRow } from './describe-batch.ts';

/** What a worker needs of an item. */
export interface ClaimedItem {
  id: string;
  position: number;
  text: string | null;
  metadata: Metadata;
  /** This one included. */
  attempts: number;
}

/** What a worker needs of the batch. */
export type ClaimedBatch = Pick<BatchRow, 'id' | 'organizationId' | 'userId' | 'apiKeyId' | 'options'>;
