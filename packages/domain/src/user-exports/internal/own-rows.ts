import { and, asc, eq, getTableColumns, gt, or, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { paged } from './lines.ts';
import type { OfOne } from './of-one.ts';

/** Rows of a table that say whose they are. */
interface OwnRows {
  table: PgTable & { organizationId: PgColumn };
  /** The column with the person's id; of several, one is enough. */
  person: PgColumn | readonly PgColumn[];
  /** The column that tells a person's rows apart and in whose order they are read, such as the id. */
  by: PgColumn;
  /** How many rows are held at a time: fewer where they have whole texts. */
  atATime: number;
  /** What is shown, the column of `by` among it; default: all. */
  columns?: Record<string, PgColumn>;
  where?: SQL;
  /** What a row says of the person with this id; default: all of it. */
  show?: (row: Record<string, unknown>, personId: string) => Record<string, unknown>;
}

/** A person's rows of a table, page by page. */
export const ownRows =
  ({ table, person, by, atATime, columns = getTableColumns(table), where, show = (row) => row }: OwnRows) =>
  ({ id }: { id: string }): OfOne =>
  (read, organizationId) => {
    const [place] = Object.entries(columns).flatMap(([name, column]) => (column === by ? [name] : []));
    if (place === undefined) throw new TypeError(`${by.name} is not shown, so no page can follow another.`);
    return paged(
      atATime,
      (last: Record<string, unknown> | null) =>
        read((tx) =>
          tx
            .select(columns)
            .from(table)
            .where(
              and(
                eq(table.organizationId, organizationId),
                or(...[person].flat().map((column) => eq(column, id))),
                where,
                last ? gt(by, last[place]) : undefined,
              ),
            )
            .orderBy(asc(by))
            .limit(atATime),
        ),
      (row) => show(row, id),
    );
  };
