import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres, { type Sql } from 'postgres';
import { expect, inject, it, onTestFinished } from 'vitest';
import { newId } from './ids.ts';

const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));
/** The place of the migration that made the counters. */
const COUNTERS = 7;

/** A database whose owner is no superuser: row-level security binds it too. */
async function openOwnedDatabase(): Promise<{ admin: Sql; owner: Sql }> {
  const name = `owned_${randomBytes(4).toString('hex')}`;
  const { databaseUrl } = inject('services');
  const server = postgres(databaseUrl, { max: 1 });
  await server.unsafe(`create role ${name} login createrole password 'secret'`);
  await server.unsafe(`grant refinery_app, refinery_system, refinery_login to ${name} with admin option`);
  await server.unsafe(`create database ${name} owner ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const admin = postgres(url.href, { max: 1 });
  const [username, password] = [name, 'secret'];
  const owner = postgres(url.href, { max: 1, username, password, onnotice: () => undefined });
  onTestFinished(async () => {
    await Promise.all([admin.end(), owner.end()]);
    await server.unsafe(`drop database ${name} with (force)`);
    await server.unsafe(`drop owned by ${name}; drop role ${name}`);
    await server.end();
  });
  return { admin, owner };
}

async function migrate(owner: Sql, from: number, to?: number): Promise<void> {
  await owner.unsafe('create schema if not exists drizzle');
  await owner.unsafe('create table if not exists drizzle.__drizzle_migrations (id int)');
  for (const { sql } of readMigrationFiles({ migrationsFolder }).slice(from, to)) {
    await owner.begin(async (tx) => {
      for (const statement of sql) await tx.unsafe(statement);
    });
  }
}

it('what was charged before there were counters is charged in them, and is protected as before', async () => {
  const { admin, owner } = await openOwnedDatabase();
  await migrate(owner, 0, COUNTERS);
  const ids = [newId(), newId()] as const;
  for (const [index, id] of ids.entries()) {
    await admin`insert into organizations (id, name, slug) values (${id}, 'Acme', ${id})`;
    await admin`
      insert into subscriptions (organization_id, plan, period_start, period_end, quota_limit, used)
      values (${id}, 'pro', '2026-05-01Z', '2026-06-01Z', 10, ${index + 3})`;
  }
  await migrate(owner, COUNTERS);
  const counters = await admin`
    select organization_id, meter, period_start, used::int from usage_counters order by used`;
  expect([...counters]).toEqual(
    ids.map((id, index) => ({
      organization_id: id,
      meter: 'optimizations',
      period_start: new Date('2026-05-01Z'),
      used: index + 3,
    })),
  );
  const forced = await admin`
    select 1 from pg_class where relname in ('subscriptions', 'usage_counters') and relforcerowsecurity`;
  expect(forced).toHaveLength(2);
});
