import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { getTableColumns } from 'drizzle-orm';

/** An optimization as it is sent to the database. */
export type StorableOptimization = typeof optimizations.$inferInsert;

const COLUMNS = Object.entries(getTableColumns(optimizations));

/**
 * A row as JSON by column, and `more` beside it. Rows go to the database in one parameter: building a query with one for each value costs
 * more than running it.
 */
export function toRecord(row: StorableOptimization, more: Record<string, unknown> = {}): string {
  const values = new Map<string, unknown>(Object.entries(row));
  const record: Record<string, unknown> = { ...more };
  for (const [key, { name, default: otherwise }] of COLUMNS)
    record[name] = values.get(key) ?? otherwise ?? null;
  const json = JSON.stringify(record);
  return UNSTORABLE.test(json) ? JSON.stringify(record, storable) : json;
}

/** How JSON writes them. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** Rows as a JSON array of records. */
export const toRecords = (rows: readonly StorableOptimization[]): string =>
  `[${rows.map((row) => toRecord(row)).join(',')}]`;

/** A model may answer with what no column can hold: U+0000 and halves of surrogate pairs. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
