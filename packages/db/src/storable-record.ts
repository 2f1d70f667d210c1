import { toStorableText } from '@refinery/contracts/storable-text.ts';
import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * Makes rows of a table into JSON by column, with `more` beside it. Rows go to the database in one parameter:
 * building a query with one for each value costs more than running it.
 */
export function recordMaker<Table extends PgTable>(
  table: Table,
): (row: Table['$inferInsert'], more?: Record<string, unknown>) => string {
  const columns = Object.entries(getTableColumns(table));
  return (row, more = {}) => {
    const values = new Map<string, unknown>(Object.entries(row));
    const record: Record<string, unknown> = { ...more };
    for (const [key, { name, default: otherwise }] of columns)
      record[name] = values.get(key) ?? otherwise ?? null;
    const json = JSON.stringify(record);
    return UNSTORABLE.test(json) ? JSON.stringify(record, storable) : json;
  };
}

/** How JSON writes them. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** A model may answer with what no column can hold: U+0000 and halves of surrogate pairs. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? toStorableText(value) : value;
