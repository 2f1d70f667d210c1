import type { Db } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { getTableColumns, is } from 'drizzle-orm';
import { PgArray, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';

/** Values so far: no two columns have the same. */
let values = 0;

/** A value that the column can hold. */
function makeValue(column: PgColumn): unknown {
  values++;
  if (is(column, PgArray)) return [makeValue(column.baseColumn)];
  const { name, columnType } = column;
  switch (columnType) {
    case 'PgUUID':
      return newId();
    case 'PgText':
      return `${name} ${values}`;
    case 'PgJsonb':
      return { [name]: values };
    case 'PgBoolean':
      return true;
    case 'PgDateString':
      return '2026-01-01';
    case 'PgTimestamp':
      return new Date(Date.UTC(2026, 0, 1, 0, values));
    case 'PgInteger':
    case 'PgBigInt53':
    case 'PgSmallInt':
    case 'PgDoublePrecision':
      return values;
    default:
      throw new Error(`A value for ${name}, which is a ${columnType}, is missing here.`);
  }
}

/**
 * Stores a row that has a value in every column, by default one of its own, so that none can be left out
 * unseen. Answers the row.
 * @param superuser whoever may write into the table
 */
export async function storeRow(
  superuser: Db,
  table: PgTable,
  given: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const columns = Object.entries(getTableColumns(table)).filter(([, { generated }]) => !generated);
  const row = Object.fromEntries(
    columns.map(([key, column]) => [key, given[key] === undefined ? makeValue(column) : given[key]]),
  );
  await superuser.insert(table).values(row);
  return row;
}
