import { readdirSync, readFileSync } from 'node:fs';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { createUnmigratedDatabase } from '@refinery/testing/unmigrated-database.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { availableMigrations, hashOf, migrationsFolder, readFunctions } from './available-migrations.ts';
import { migrateDatabase, migrationStatus } from './migrate.ts';

async function openUnmigrated(): Promise<{ url: string; client: RawClient }> {
  const database = await createUnmigratedDatabase(inject('services'));
  const client = openRawClient(database.url);
  onTestFinished(async () => {
    await client.end();
    await database.drop();
  });
  return { url: database.url, client };
}

const functionsOf = (client: RawClient) => client<{ name: string; definition: string; rights: string }[]>`
  select proname as name, pg_get_functiondef(oid) as definition, coalesce(proacl::text, '') as rights
  from pg_proc
  where pronamespace = 'public'::regnamespace and prokind = 'f'
    and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
  order by proname`;

it('every function of the database has a file of its name, which makes it as it is', async () => {
  const { url, client } = await openUnmigrated();
  await migrateDatabase(url);
  const made = await functionsOf(client);
  const files = readdirSync(`${migrationsFolder}/functions`).sort();
  expect(made.map(({ name }) => `${name}.sql`)).toEqual(files);
  for (const { name } of made) {
    const [first] =
      readFileSync(`${migrationsFolder}/functions/${name}.sql`, 'utf8').match(/^CREATE .*/m) ?? [];
    expect(first).toMatch(new RegExp(`^CREATE OR REPLACE FUNCTION ${name}\\(`));
  }
  await client.unsafe(readFunctions());
  expect([...(await functionsOf(client))]).toEqual([...made]);
});

it('a change of a function comes with a migration: without one, databases would not get it', () => {
  const named = availableMigrations().flatMap(
    ({ sql }) => sql.join('').match(/(?<=^-- functions )\w+/gm) ?? [],
  );
  const help = 'pnpm db:generate --custom --name <what changed>; in it: -- functions <this hash>';
  expect(named.at(-1), help).toBe(hashOf(readFunctions()));
});

const says = (number: number) =>
  `create or replace function said() returns integer language sql return ${number}`;

/** A release with that many migrations. */
const release = (count: number, functions: string) => ({
  migrations: Array.from({ length: count }, (_, index) => ({
    sql: [`create table t${index} (id integer)`],
    bps: true,
    folderMillis: index + 1,
    hash: `${index}`,
  })),
  functions,
});

it('functions are those of the release that brought the newest migration', async () => {
  const { url, client } = await openUnmigrated();
  const said = async () => (await client`select said() as said`)[0]?.said;
  await migrateDatabase(url, release(1, says(1)));
  expect(await said()).toBe(1);
  await migrateDatabase(url, release(3, says(3)));
  expect(await said()).toBe(3);
  // A process of an older release that starts again.
  await migrateDatabase(url, release(1, says(1)));
  expect(await said()).toBe(3);
  expect(await migrationStatus(url)).toMatchObject({ applied: 3 });
});

it('where a function cannot be made, no migration is applied either', async () => {
  const { url, client } = await openUnmigrated();
  await migrateDatabase(url, release(1, says(1)));
  await expect(migrateDatabase(url, release(2, 'create function'))).rejects.toThrow('syntax error');
  expect(await migrationStatus(url)).toMatchObject({ applied: 1 });
  expect((await client`select to_regclass('t1') as name`)[0]?.name).toBe(null);
  await migrateDatabase(url, release(2, says(2)));
  expect(await migrationStatus(url)).toMatchObject({ applied: 2 });
});
