import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type PageInput, rowsFor } from './pages.ts';

/** A table of an organization's things, whose ids grow with time. */
interface OwnTable {
  id: PgColumn;
  organizationId: PgColumn;
}

interface Owner {
  actor: { organizationId: string };
}

/** The thing with this id, where it is the caller's organization's and meets all of `more`. */
export const whereOwn = ({ actor }: Owner, table: OwnTable, id: string, ...more: SQL[]): SQL | undefined =>
  and(eq(table.id, id), eq(table.organizationId, actor.organizationId), ...more);

/**
 * What a page of the caller's organization's things asks for, the newest first: those that meet all of
 * `more`.
 */
export const newestFirst = (
  { actor }: Owner,
  table: OwnTable,
  { limit, cursor }: PageInput,
  ...more: SQL[]
) => ({
  where: and(
    eq(table.organizationId, actor.organizationId),
    cursor === undefined ? undefined : lt(table.id, cursor),
    ...more,
  ),
  orderBy: desc(table.id),
  limit: rowsFor(limit),
});
