import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { countAvailable, migrationsFolder } from './available-migrations.ts';

/** Any number, the same in every process: two that start together migrate one after the other. */
const MIGRATION_LOCK = 7_316_205;

/**
 * Brings the database at `url` to the newest schema. Safe to run from several processes at once.
 * The user of the URL must own the schema and be allowed to create roles.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
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
