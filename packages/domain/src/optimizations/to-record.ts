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
  const columns = COLUMNS.map(([key, column]) => [column.name, values.get(key) ?? column.default ?? null]);
  return JSON.stringify({ ...Object.fromEntries(columns), ...more }, storable);
}

/** Rows as a JSON array of records. */
export const toRecords = (rows: readonly StorableOptimization[]): string =>
  `[${rows.map((row) => toRecord(row)).join(',')}]`;

/** A model may answer with what no column can hold: U+0000 and halves of surrogate pairs. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
