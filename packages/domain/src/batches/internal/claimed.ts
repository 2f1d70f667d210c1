import type { Metadata, RefineOptionsInput } from '@refinery/contracts/optimizations.ts';
import type { WorkItem, WorkJob } from '../../work/kind.ts';

export type BatchOptions = RefineOptionsInput;

/** What a worker needs of an item beside what the engine knows. */
export interface BatchPayload {
  /** Null once it is refined. */
  text: string | null;
  metadata: Metadata;
}
export type ClaimedItem = WorkItem & BatchPayload;
export type ClaimedBatch = WorkJob<BatchOptions>;
