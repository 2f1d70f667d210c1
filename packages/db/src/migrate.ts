import type { MigrationMeta } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import { availableMigrations, countAvailable, readFunctions } from './available-migrations.ts';

/** Any number, the same in every process: two that start together migrate one after the other. */
const MIGRATION_LOCK = 7_316_205;

/** What a release brings. */
interface Release {
  migrations: readonly MigrationMeta[];
  functions: string;
}

/**
 * Brings the database at `url` to the newest schema, with its functions, in one transaction. A database of a
 * newer release stays as it is. Safe to run from several processes at once.
 * The user of the URL must own the schema and be allowed to create roles.
 */
export async function migrateDatabase(
  url: string,
  release: Release = { migrations: availableMigrations(), functions: readFunctions() },
): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await client`create schema if not exists drizzle`;
    await client`create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint
    )`;
    await client.begin((tx) => applyMissing(tx, release));
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Does what the migrator of drizzle does, by its files and its table. That one can do nothing else in its
 * transaction: where a process ended between the two, functions would stay those of the release before.
 */
async function applyMissing(tx: postgres.TransactionSql, { migrations, functions }: Release): Promise<void> {
  const [last] = await tx`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`;
  const missing = migrations.filter(({ folderMillis }) => folderMillis > Number(last?.at ?? 0));
  if (missing.length === 0) return;
  for (const { sql, hash, folderMillis } of missing) {
    for (const statement of sql) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
  // Functions that call each other are made one after the other.
  await tx`set local check_function_bodies = off`;
  await tx.unsafe(functions);
}

const INSUFFICIENT_PRIVILEGE = '42501';

export interface MigrationStatus {
  applied: number;
  available: number;
}

/**
 * How many migrations the database has of those the code brings. Throws where the database is out of reach.
 */
export async function migrationStatus(url: string): Promise<MigrationStatus> {
  const available = countAvailable();
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  try {
    const applied = await countApplied(client).catch(async (error: unknown) => {
      if (!(error instanceof postgres.PostgresError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
      // The login of the apps may look as the role it works as.
      await client`set role refinery_system`;
      return countApplied(client);
    });
    return { applied, available };
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function countApplied(client: postgres.Sql): Promise<number> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return 0;
  const [row] = await client`select count(*)::int as applied from drizzle.__drizzle_migrations`;
  return Number(row?.applied ?? 0);
}
