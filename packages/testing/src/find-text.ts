import type { RawClient } from './raw-client.ts';

/**
 * Where a text stands in a database, in whatever case and column: `table.column`, of every column of the
 * catalogue that holds text, arrays and JSON of it included. Bytes are searched for its UTF-8.
 */
export async function findText(superuser: RawClient, text: string): Promise<string[]> {
  const columns = await superuser<{ table: string; column: string; type: string }[]>`
    select c.relname as table, a.attname as column, t.typname as type from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and t.typname in ('text', 'varchar', 'bpchar', 'name', 'citext', 'json', 'jsonb', '_text', '_varchar', '_jsonb', 'bytea')
    order by 1, 2`;
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const value = superuser(column);
    const [row] =
      type === 'bytea'
        ? await superuser`select 1 from ${superuser(table)} where position(convert_to(${text}, 'UTF8') in ${value}) > 0 limit 1`
        : await superuser`select 1 from ${superuser(table)} where position(lower(${text}) in lower(${value}::text)) > 0 limit 1`;
    if (row) found.push(`${table}.${column}`);
  }
  return found;
}
