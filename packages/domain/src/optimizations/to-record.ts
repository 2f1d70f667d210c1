import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { recordMaker } from '@refinery/db/storable-record.ts';

/** An optimization as it is sent to the database. */
export type StorableOptimization = typeof optimizations.$inferInsert;

/** A row as JSON by column, and `more` beside it. */
export const toRecord = recordMaker(optimizations);

/** Rows as a JSON array of records. */
export const toRecords = (rows: readonly StorableOptimization[]): string =>
  `[${rows.map((row) => toRecord(row)).join(',')}]`;
