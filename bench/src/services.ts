import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLogin, LOGIN_ROLE, loginUrl } from '@refinery/db/login-role.ts';
import { migrateDatabase } from '@refinery/db/migrate.ts';
import { startPostgres } from '@refinery/embedded/postgres/start-postgres.ts';
import { startRedis } from '@refinery/embedded/redis/start-redis.ts';

export interface BenchServices {
  /** Which Redis was found: figures of different kinds do not compare. */
  redisKind: string;
  env: Record<string, string>;
  /** For a baseline that makes tables of its own. */
  ownerDatabaseUrl: string;
  stop(): Promise<void>;
}

/** A Postgres with its ordinary durability, a Redis, and the variables for processes of the product. */
export async function startBenchServices(): Promise<BenchServices> {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-bench-'));
  const [database, redis] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres') }),
    startRedis(),
  ]);
  await migrateDatabase(database.url);
  const login = { role: LOGIN_ROLE, password: randomBytes(16).toString('hex') };
  await ensureLogin(database.url, login);
  return {
    redisKind: redis.kind,
    ownerDatabaseUrl: database.url,
    env: {
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      DATABASE_URL: loginUrl(database.url, login) ?? database.url,
      REDIS_URL: redis.url,
      ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
      JWT_SECRET: randomBytes(32).toString('base64'),
      SIGNUP_PLAN: 'enterprise',
      WORKER_PORT: '0',
      SPOOL_DIR: join(folder, 'uploads'),
    },
    stop: async () => {
      await Promise.all([database.stop(), redis.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
