import { createTestDatabase, type TestDatabase } from '@refinery/testing/test-database.ts';
import { getTableConfig } from 'drizzle-orm/pg-core';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { modelCalls } from './schema/model-calls.ts';
import { optimizations } from './schema/optimizations.ts';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

const AT_SIZE = placeOf('reading_at_size');
const ROLES = ['refinery_app', 'refinery_system', 'refinery_operator', 'refinery_login', 'public'];

let database: TestDatabase;
let admin: Sql;
/** The month in which the databases of this run were migrated: the one before, where it has just ended. */
let migrated: Date;

beforeEach(async () => {
  database = await createTestDatabase(inject('services'));
  admin = postgres(database.url, { max: 4, onnotice: () => undefined });
  const [first = ''] = await partitions();
  migrated = new Date(`${first.slice(-7).replace('_', '-')}-01T00:00:00Z`);
});
afterEach(async () => {
  await admin.end();
  await database.drop();
});

/** The partitions of a table in the order of their names. */
const partitions = async (table = 'optimizations', sql = admin) => {
  const rows = await sql`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = ${table}::text::regclass`;
  return rows.map(({ name }) => String(name)).sort();
};
const make = async (
  at: string | Date,
  table = 'optimizations',
  sql: Sql | TransactionSql = admin,
): Promise<number> => {
  const [row] = await sql`select make_months(${table}, ${at}::timestamptz) as made`;
  return Number(row?.made);
};
/** The same by the function that the release before calls, which knows one table. */
const makeOfOptimizations = async (at: Date, sql: Sql): Promise<number> => {
  const [row] = await sql`select make_optimization_months(${at}::timestamptz) as made`;
  return Number(row?.made);
};
const inMonth = (months: number, from = migrated): Date =>
  new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
const nameOf = (month: Date, table = 'optimizations'): string =>
  `${table}_${month.toISOString().slice(0, 7).replace('-', '_')}`;
/** The id of something that is made at a time. */
const idAt = (time: Date): string => {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${newId().slice(14)}`;
};

async function addOrganization(sql = admin): Promise<string> {
  const id = newId();
  await sql`insert into organizations (id, name, slug) values (${id}, 'Acme', ${id})`;
  return id;
}
const add = async (organizationId: string, id: string, table = 'optimizations', sql = admin) => {
  if (table === 'model_calls')
    await sql`
      insert into model_calls (id, organization_id, kind, status, requested_provider, requested_model, provider, model, attempts,
        input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens, latency_ms, created_at)
      values (${id}, ${organizationId}, 'optimize', 'completed', 'openai', 'm', 'openai', 'm', '[]', 1, 0, 0, 1, 0, 1, now())`;
  else
    await sql`
    insert into optimizations (id, organization_id, status, provider, strategy, compression_level, output_format, original_text,
      original_tokens, created_at)
    values (${id}, ${organizationId}, 'completed', 'local', 'UNIVERSAL', 'medium', 'default', 'A text.', 3, now())`;
};
const placeOfRow = async (id: string, table = 'optimizations', sql = admin) => {
  const [row] = await sql`select tableoid::regclass::text as name from ${sql(table)} where id = ${id}`;
  return row?.name;
};

const TABLES = [
  ['optimizations', optimizations],
  ['model_calls', modelCalls],
] as const;

describe.each(TABLES)('the partitions of %s in a new database', (table, declared) => {
  it('are what is older, this month and the next two, and what is later', async () => {
    const months = [0, 1, 2].map((month) => nameOf(inMonth(month), table));
    expect(await partitions(table)).toEqual([...months, `${table}_later`, `${table}_older`].sort());
    expect(await make(inMonth(0), table)).toBe(0);
    const anHourAgo = new Date(Date.now() - 3_600_000);
    expect([inMonth(0, new Date()), inMonth(0, anHourAgo)]).toContainEqual(migrated);
  });

  it('are open to no role but through the table, and closed by row-level security besides', async () => {
    const found = await admin<{ name: string; forced: boolean; policies: string[] }[]>`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        array(select policyname || ' for ' || array_to_string(roles, ',') from pg_policies where tablename = c.relname) as policies
      from pg_class c where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
    expect(found).toHaveLength(5 * TABLES.length);
    for (const { name, forced, policies } of found) {
      expect([name, forced, policies]).toEqual([name, true, [expect.stringMatching(/^owner for /)]]);
      for (const role of ROLES) {
        const [may] = await admin`
          select has_any_column_privilege(${role}, ${name}, 'select, insert, update') or has_table_privilege(${role}, ${name}, 'delete, truncate') as yes`;
        expect([name, role, may?.yes]).toEqual([name, role, false]);
      }
    }
  });

  it('have what the code declares, which drizzle-kit cannot compare for a partitioned table', async () => {
    const { columns, indexes, checks, foreignKeys } = getTableConfig(declared);
    const [kind] = await admin`
      select relkind::text as kind, pg_get_partkeydef(oid) as key from pg_class where oid = ${table}::text::regclass`;
    expect(kind).toEqual({ kind: 'p', key: 'RANGE (id)' });
    const names = async (query: string) => (await admin.unsafe(query)).map(({ name }) => String(name)).sort();
    const sorted = (found: readonly (string | undefined)[]) => found.toSorted();
    const regclass = `'${table}'::regclass`;
    expect(
      await names(
        `select attname as name from pg_attribute where attrelid = ${regclass} and attnum > 0 and not attisdropped`,
      ),
    ).toEqual(sorted(columns.map(({ name }) => name)));
    expect(await names(`select indexname as name from pg_indexes where tablename = '${table}'`)).toEqual(
      sorted([...indexes.map(({ config }) => config.name), `${table}_pkey`]),
    );
    expect(
      await names(
        `select conname as name from pg_constraint where conrelid = ${regclass} and contype in ('c', 'f')`,
      ),
    ).toEqual(sorted([...checks.map(({ name }) => name), ...foreignKeys.map((key) => key.getName())]));
    for (const partition of await partitions(table))
      expect(
        await names(`select indexname as name from pg_indexes where tablename = '${partition}'`),
      ).toHaveLength(indexes.length + 1);
  });

  it('take every id there is, and a row is found, changed and deleted wherever it is', async () => {
    const organizationId = await addOrganization();
    const ids = [
      ['00000000-0000-0000-0000-000000000001', `${table}_older`],
      [idAt(inMonth(0)), nameOf(inMonth(0), table)],
      [idAt(new Date(inMonth(1).getTime() - 1)), nameOf(inMonth(0), table)],
      [idAt(inMonth(1)), nameOf(inMonth(1), table)],
      ['ffffffff-ffff-ffff-ffff-ffffffffffff', `${table}_later`],
    ] as const;
    for (const [id, place] of ids) {
      await add(organizationId, id, table);
      expect(await placeOfRow(id, table)).toBe(place);
      await expect(add(organizationId, id, table)).rejects.toMatchObject({ code: '23505' });
    }
    await admin`delete from organizations where id = ${organizationId}`;
    expect(await admin`select 1 from ${admin(table)}`).toHaveLength(0);
  });
});

describe.each(TABLES)('the months ahead of %s', (table) => {
  it('are made as time goes by, and take what was kept for them', async () => {
    const organizationId = await addOrganization();
    const early = [idAt(inMonth(3)), idAt(inMonth(4))];
    const far = idAt(inMonth(40));
    for (const id of [...early, far]) await add(organizationId, id, table);
    expect(await make(inMonth(1), table)).toBe(1);
    expect(await placeOfRow(early[0] ?? '', table)).toBe(nameOf(inMonth(3), table));
    expect(await placeOfRow(early[1] ?? '', table)).toBe(`${table}_later`);
    expect(await make(inMonth(2), table)).toBe(1);
    expect(await placeOfRow(early[1] ?? '', table)).toBe(nameOf(inMonth(4), table));
    expect(await placeOfRow(far, table)).toBe(`${table}_later`);
  });

  it('are no more than three at a time, however far a clock is ahead, and none where it is behind', async () => {
    expect(await make('2199-01-01T00:00:00Z', table)).toBe(3);
    expect(await make('2199-01-01T00:00:00Z', table)).toBe(3);
    expect(await make('1999-01-01T00:00:00Z', table)).toBe(0);
    expect(await partitions(table)).toHaveLength(11);
  });

  it('are made once by two who do it at the same moment', async () => {
    const made = await Promise.all([
      make(inMonth(2), table),
      make(inMonth(2), table),
      make(inMonth(2), table),
    ]);
    expect(made.sort()).toEqual([0, 0, 2]);
  });

  it('wait for nobody who has the table, and are made later', async () => {
    const reader = await admin.reserve();
    await reader`begin`;
    await reader`select 1 from ${admin(table)}`;
    await expect(make(inMonth(1), table)).rejects.toMatchObject({ code: '55P03' });
    await reader`rollback`;
    reader.release();
    expect(await make(inMonth(1), table)).toBe(1);
  });

  it('are made by refinery_system and nobody else', async () => {
    const as = (role: string) =>
      admin.begin(async (tx) => {
        await tx.unsafe(`set local role ${role}`);
        return make(inMonth(1), table, tx);
      });
    await expect(as('refinery_app')).rejects.toMatchObject({ code: '42501' });
    await expect(as('refinery_operator')).rejects.toMatchObject({ code: '42501' });
    expect(await as('refinery_system')).toBe(1);
  });
});

it('the function of the release before makes those of optimizations', async () => {
  expect(await makeOfOptimizations(inMonth(1), admin)).toBe(1);
  expect([(await partitions()).length, (await partitions('model_calls')).length]).toEqual([6, 5]);
});

it('no other table has months', async () => {
  await expect(make(inMonth(1), 'organizations')).rejects.toMatchObject({ code: '42809' });
});

describe('a database of the release before', () => {
  it('keeps its rows where they are; its owner need be no superuser', async () => {
    const { admin: sql, owner } = await openOwnedDatabase(inject('services'));
    await applyMigrations(owner, 0, AT_SIZE);
    const organizationId = await addOrganization(sql);
    const [old, now, far] = [idAt(inMonth(-30)), newId(), idAt(inMonth(2))];
    for (const id of [old, now, far]) await add(organizationId, id, 'optimizations', sql);
    const [before] =
      await sql`select 'optimizations'::regclass::oid as oid, pg_relation_filenode('optimizations') as file`;
    await applyMigrations(owner, AT_SIZE, AT_SIZE + 1);
    const [after] = await sql`
      select 'optimizations_older'::regclass::oid as oid, pg_relation_filenode('optimizations_older') as file`;
    expect(after).toEqual(before);
    expect([
      await placeOfRow(old, 'optimizations', sql),
      await placeOfRow(now, 'optimizations', sql),
      await placeOfRow(far, 'optimizations', sql),
    ]).toEqual([...['optimizations_older', 'optimizations_older', nameOf(inMonth(2))]]);
    expect(await makeOfOptimizations(inMonth(5), owner)).toBe(3);
    await sql`delete from organizations where id = ${organizationId}`;
    expect(await sql`select 1 from optimizations`).toHaveLength(0);
  });

  it('takes the bound that was prepared, so that nothing is read while the table is locked', async () => {
    const { admin: sql, owner } = await openOwnedDatabase(inject('services'));
    await applyMigrations(owner, 0, AT_SIZE);
    // This database is made now, that of the run may be of the month before.
    const now = new Date();
    const organizationId = await addOrganization(sql);
    await add(organizationId, newId(), 'optimizations', sql);
    const bound = `${inMonth(3, now).getTime().toString(16).padStart(12, '0')}`;
    await owner.unsafe(
      `alter table optimizations add constraint optimizations_older_check check (id < '${bound}${'0'.repeat(20)}')`,
    );
    await applyMigrations(owner, AT_SIZE, AT_SIZE + 1);
    expect(await partitions('optimizations', sql)).toEqual(['optimizations_later', 'optimizations_older']);
    await add(organizationId, idAt(inMonth(4, now)), 'optimizations', sql);
    const left = await sql`select 1 from pg_constraint where conname = 'optimizations_older_check'`;
    expect(left).toHaveLength(0);
  });
});
