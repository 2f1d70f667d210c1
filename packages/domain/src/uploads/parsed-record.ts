import type { BatchItemInput } from '@refinery/contracts/batches.ts';

/** One record of an upload as its parser found it. */
export interface ParsedRecord {
  /** Line it began on, counted from 1. */
  line: number;
  value?: unknown;
  /** The value of a record that was checked against the schema of items already. */
  item?: BatchItemInput;
  /** Why it could not be parsed. */
  problem?: string;
}
