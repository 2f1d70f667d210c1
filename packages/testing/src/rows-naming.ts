import type { RawClient } from './raw-client.ts';

/**
 * Every row, in every table, in which one of some ids stands: as text, by table.
 * @param sql a superuser's
 * @param organizationIds where given, rows of other organizations are not looked at: to read all of a full
 *   database takes seconds.
 */
export async function rowsNaming(
  sql: RawClient,
  ids: readonly string[],
  organizationIds: readonly string[] | null = null,
): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string; owned: boolean }[]>`
      select relname as name, exists (
        select from pg_attribute where attrelid = pg_class.oid and attname = 'organization_id') as owned
      from pg_class
      where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1`;
  const within = organizationIds ? [organizationIds] : [];
  // With `offset 0` Postgres takes these rows first, and makes a text of no other.
  const ownOf = (table: string): string =>
    `(select * from ${table} where organization_id = any($2::uuid[]) or organization_id is null offset 0)`;
  const reads = tables.map(({ name, owned }) => {
    const from = organizationIds && owned ? ownOf(name) : name;
    return `select '${name}' as name, t::text as row from ${from} t where t::text ~ $1`;
  });
  const rows: Record<string, string[]> = Object.fromEntries(tables.map(({ name }) => [name, []]));
  // One expression for all ids: each text is read once.
  const anyId = ids.map((id) => id.replaceAll(/[^\w-]/g, '\\$&')).join('|');
  const found = await sql.unsafe(`${reads.join(' union all ')} order by 1, 2`, [anyId, ...within], {
    prepare: true,
  });
  for (const { name, row } of found) rows[name]?.push(row);
  return rows;
}
