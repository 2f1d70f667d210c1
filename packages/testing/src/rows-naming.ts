import { openRawClient } from './raw-client.ts';

/** Every row, in every table, in which one of some ids stands: as text, by table. */
export async function rowsNaming(
  databaseUrl: string,
  ids: readonly string[],
): Promise<Record<string, string[]>> {
  const client = openRawClient(databaseUrl);
  try {
    const tables = await client<{ name: string }[]>`
      select relname as name from pg_class
      where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1`;
    const reads = tables.map(
      ({ name }) => `select '${name}' as name, t::text as row from ${name} t where t::text ~ $1`,
    );
    const rows: Record<string, string[]> = Object.fromEntries(tables.map(({ name }) => [name, []]));
    // One expression for all ids: each text is read once.
    const anyId = ids.map((id) => id.replaceAll(/[^\w-]/g, '\\$&')).join('|');
    const found = await client.unsafe(`${reads.join(' union all ')} order by 1, 2`, [anyId]);
    for (const { name, row } of found) rows[name]?.push(row);
    return rows;
  } finally {
    await client.end();
  }
}
