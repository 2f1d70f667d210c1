import { getTableColumns, type InferInsertModel, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * One statement that inserts `row` if `guard`, a statement with RETURNING, returns a row. It returns a row
 * itself where it inserted one. `more` are further common table expressions, each with its name, which may
 * read `guard`.
 */
export function insertIf<T extends PgTable>(
  table: T,
  row: InferInsertModel<T>,
  guard: SQLWrapper,
  more: readonly SQL[] = [],
): SQL {
  const given = new Map<string, unknown>(Object.entries(row));
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => given.has(key));
  const names = columns.map(([, column]) => sql.identifier(column.name));
  const values = columns.map(([key, column]) => sql.param(given.get(key), column));
  const expressions = [sql`guard as (${guard.getSQL()})`, ...more];
  return sql`with ${sql.join(expressions, sql`, `)}
    insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(values, sql`, `)} from guard
    returning true as inserted`;
}
