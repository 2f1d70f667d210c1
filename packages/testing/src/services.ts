import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureLogin, LOGIN_ROLE, loginUrl } from '@refinery/db/login-role.ts';
import { migrateDatabase } from '@refinery/db/migrate.ts';
import { startPostgres } from '@refinery/embedded/postgres/start-postgres.ts';
import { startRedis } from '@refinery/embedded/redis/start-redis.ts';
import postgres from 'postgres';
import { memoryFolder } from './memory-folder.ts';

/** A real Postgres and a real Redis of one test run. */
export interface TestServices {
  /** The superuser's URL of a database that tests leave alone. */
  databaseUrl: string;
  /** The same for the login of the product's processes. */
  loginUrl: string;
  redisUrl: string;
}

export interface RunningServices extends TestServices {
  stop(): Promise<void>;
}

/** Migrated once; every test database is a copy of it. */
export const TEMPLATE_DATABASE = 'refinery_template';

/** Starts both servers in a temporary folder and prepares the database that tests copy. */
export async function startTestServices(): Promise<RunningServices> {
  const folder = mkdtempSync(join(memoryFolder(), 'refinery-test-'));
  const [database, redis] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres'), durable: false }),
    startRedis(),
  ]);
  const admin = postgres(database.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${TEMPLATE_DATABASE}`);
  await admin.end();
  await migrateDatabase(withDatabase(database.url, TEMPLATE_DATABASE));
  const login = { role: LOGIN_ROLE, password: randomBytes(16).toString('hex') };
  await ensureLogin(withDatabase(database.url, TEMPLATE_DATABASE), login);
  return {
    databaseUrl: database.url,
    loginUrl: loginUrl(database.url, login) ?? '',
    redisUrl: redis.url,
    stop: async () => {
      await Promise.all([database.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The URL with another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
