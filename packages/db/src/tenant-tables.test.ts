import { globSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase } from '@refinery/testing/test-database.ts';
import { getTableColumns, getTableName } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tenantTables } from './tenant-table.ts';

const folder = import.meta.dirname;
for (const file of globSync('schema/*.ts', { cwd: folder })) await import(join(folder, file));

let sql: Sql;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase(inject('services'));
  sql = postgres(database.url, { max: 1 });
  close = async () => {
    await sql.end();
    await database.drop();
  };
});
afterAll(() => close());

const TABLES = [...tenantTables()].map(([table, grants]) => ({ name: getTableName(table), table, grants }));

/** Tables whose rows are no organization's: what else keeps callers from them is tested with them. */
const NOBODYS = [
  'account_tokens',
  'broadcasts',
  'former_customers',
  'organizations',
  'second_factors',
  'social_accounts',
  'sso_flows',
  'users',
];

it('every table is made with tenantTable, but for those named here, and none without its migration', async () => {
  const found = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace`;
  const names = found.map(({ name }) => name).filter((name) => !NOBODYS.includes(name));
  expect(TABLES.map(({ name }) => name).sort()).toEqual(names.sort());
});

describe.each(TABLES)('$name', ({ name, table, grants }) => {
  it('shows refinery_app the rows of one organization, whoever owns the table', async () => {
    const [flags] = await sql`
      select relrowsecurity as enabled, relforcerowsecurity as forced
      from pg_class where relname = ${name} and relnamespace = 'public'::regnamespace`;
    expect(flags).toEqual({ enabled: true, forced: true });
    const own = '(organization_id = current_organization_id())';
    const policies = await sql`
      select cmd, permissive, roles::text, qual, with_check from pg_policies
      where schemaname = 'public' and tablename = ${name} and policyname = 'tenant'`;
    expect([...policies]).toEqual([
      { cmd: 'ALL', permissive: 'PERMISSIVE', roles: '{refinery_app}', qual: own, with_check: own },
    ]);
  });

  it('lets refinery_app do what it declares and nothing else', async () => {
    const [may] = await sql`
      select has_table_privilege('refinery_app', ${name}, 'select') as select,
        has_table_privilege('refinery_app', ${name}, 'insert') as insert,
        has_table_privilege('refinery_app', ${name}, 'update') as update,
        has_table_privilege('refinery_app', ${name}, 'delete') as delete,
        has_table_privilege('refinery_app', ${name}, 'truncate') as truncate`;
    expect(may).toEqual({
      select: grants.select !== false,
      insert: grants.insert === true,
      update: false,
      delete: grants.delete === true,
      truncate: false,
    });
    const columns = getTableColumns(table);
    const allowed = async (privilege: 'insert' | 'update') => {
      const found = await sql<{ name: string }[]>`
        select attname as name from pg_attribute
        where attrelid = ${name}::regclass and attnum > 0 and not attisdropped
          and has_column_privilege('refinery_app', attrelid, attname, ${privilege})`;
      return found.map((column) => column.name).sort();
    };
    const namesOf = (keys: readonly string[]) => keys.map((key) => columns[key]?.name).sort();
    expect(await allowed('update')).toEqual(namesOf(grants.update ?? []));
    const { insert = [] } = grants;
    expect(await allowed('insert')).toEqual(namesOf(insert === true ? Object.keys(columns) : insert));
  });
});
