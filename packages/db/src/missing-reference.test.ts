import { createTestDatabase } from '@refinery/testing/test-database.ts';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { missingReference, REFERRED_TABLES, referredTable } from './missing-reference.ts';

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

it('every foreign key of the catalogue says by its name what it refers to', async () => {
  const keys = await sql<{ name: string; table: string }[]>`
    select conname as name, confrelid::regclass::text as table from pg_constraint where contype = 'f'`;
  expect(keys.length).toBeGreaterThan(30);
  expect(keys.map(({ name }) => [name, referredTable(name)])).toEqual(
    keys.map(({ name, table }) => [name, table]),
  );
  expect(new Set(keys.map(({ table }) => table))).toEqual(new Set(REFERRED_TABLES));
});

it('is found in what Postgres says, whatever that is wrapped in', async () => {
  const error: unknown = await sql`
    insert into memberships (organization_id, user_id, role)
    values (gen_random_uuid(), gen_random_uuid(), 'admin')`.catch((caught: unknown) => caught);
  expect(['organizations', 'users']).toContain(missingReference(error));
  expect(missingReference(new Error('failed', { cause: error }))).toBe(missingReference(error));
  expect(missingReference(new Error('failed'))).toBeNull();
});
