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
    const rows: Record<string, string[]> = {};
    for (const { name } of tables) {
      const found = await client.unsafe(
        `select t::text as row from ${name} t where t::text like any($1) order by 1`,
        [ids.map((id) => `%${id}%`)],
      );
      rows[name] = found.map(({ row }) => row);
    }
    return rows;
  } finally {
    await client.end();
  }
}
