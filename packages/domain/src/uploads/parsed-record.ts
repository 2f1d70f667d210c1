/** One record of an upload as its parser found it. */
export interface ParsedRecord {
  /** Line it began on, counted from 1. */
  line: number;
  value?: unknown;
  /** Why it could not be parsed. */
  problem?: string;
  /** What the caller should know of the whole upload. Such a record is no item. */
  note?: string;
}
