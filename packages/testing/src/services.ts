import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  BILLING_LOGIN_ROLE,
  BILLING_ROLES,
  ensureLogin,
  LOGIN_ROLE,
  loginUrl,
} from '@refinery/db/login-role.ts';
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
  /** The same for what a worker does about plans. */
  billingUrl: string;
  redisUrl: string;
}

export interface RunningServices {
  addresses: TestServices;
  stop(): Promise<void>;
}

/** Migrated once; every test database is a copy of it. */
export const TEMPLATE_DATABASE = 'refinery_template';

/** Starts both servers in `memoryFolder` and prepares the database that tests copy. */
export async function startTestServices(): Promise<RunningServices> {
  const [database, redis] = await Promise.all([
    startPostgres({ dataDir: join(memoryFolder(), 'postgres'), durable: false }),
    startRedis(),
  ]);
  const admin = postgres(database.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${TEMPLATE_DATABASE}`);
  await admin.end();
  await migrateDatabase(withDatabase(database.url, TEMPLATE_DATABASE));
  const login = { role: LOGIN_ROLE, password: randomBytes(16).toString('hex') };
  const billing = {
    role: BILLING_LOGIN_ROLE,
    password: randomBytes(16).toString('hex'),
    becomes: BILLING_ROLES,
  };
  await ensureLogin(withDatabase(database.url, TEMPLATE_DATABASE), login);
  await ensureLogin(withDatabase(database.url, TEMPLATE_DATABASE), billing);
  return {
    addresses: {
      databaseUrl: database.url,
      loginUrl: loginUrl(database.url, login) ?? '',
      billingUrl: loginUrl(database.url, billing) ?? '',
      redisUrl: redis.url,
    },
    stop: async () => void (await Promise.all([database.stop(), redis.stop()])),
  };
}

/** The URL with another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
