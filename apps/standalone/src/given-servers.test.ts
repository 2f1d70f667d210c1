import { randomBytes } from 'node:crypto';
import { isSameProcessAlive } from '@refinery/embedded/process-identity.ts';
import { startRedis } from '@refinery/embedded/redis.ts';
import { createTestDatabase } from '@refinery/testing/test-database.ts';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { expectLongTextsRefined } from './testing/long-texts.ts';
import { treeOf } from './testing/processes.ts';
import { registeredCaller } from './testing/registered-caller.ts';
import { startLauncher, temporaryFolder } from './testing/start-launcher.ts';

/** The variables of an instance on the test run's servers. */
async function onTestServers(): Promise<Record<string, string>> {
  const services = inject('services');
  const database = await createTestDatabase(services);
  onTestFinished(database.drop);
  return {
    DATA_DIR: temporaryFolder(),
    DATABASE_URL: database.url,
    REDIS_URL: services.redisUrl,
    REDIS_PREFIX: `t${randomBytes(6).toString('hex')}`,
  };
}

test('in production: no demo accounts, and it ends with the pnpm that started it', async () => {
  const env = {
    ...(await onTestServers()),
    NODE_ENV: 'production',
    SIGNUP_PLAN: 'enterprise',
    JWT_SECRET: randomBytes(48).toString('base64'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    npm_lifecycle_event: 'start',
  };
  const launcher = startLauncher({ env, throughShell: true });
  await launcher.untilReady();
  expect(launcher.output()).not.toContain('Demo login');
  expect(launcher.output()).not.toContain('curl');
  await expectLongTextsRefined(await registeredCaller(launcher, 'one@example.com'), 1);
  // The shell hands no signal on.
  expect(treeOf(launcher.pid).filter(isSameProcessAlive).length).toBeGreaterThan(3);
  expect(await launcher.end('SIGKILL')).toEqual([]);
});

test('the demo accounts are made once', async () => {
  const env = await onTestServers();
  const first = startLauncher({ script: 'seed.ts', env });
  expect((await first.exited).code).toBe(0);
  expect(first.output()).toContain('Made 3 demo accounts');
  const second = startLauncher({ script: 'seed.ts', env });
  expect((await second.exited).code).toBe(0);
  expect(second.output()).toContain('are there already');
});

test('a Redis that evicts is refused', async () => {
  const server = await startRedis({ searchPath: '' });
  onTestFinished(server.stop);
  const redis = new Redis(server.url);
  onTestFinished(() => redis.disconnect());
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const launcher = startLauncher({ env: { ...(await onTestServers()), REDIS_URL: server.url } });
  expect((await launcher.exited).code).toBe(1);
  expect(launcher.output()).toContain('maxmemory-policy allkeys-lru');
});

test('a database of a newer release is refused', async () => {
  const env = await onTestServers();
  const sql = postgres(env.DATABASE_URL ?? '', { max: 1 });
  onTestFinished(() => sql.end());
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
  const launcher = startLauncher({ script: 'migrate.ts', env });
  expect((await launcher.exited).code).toBe(1);
  expect(launcher.output()).toContain('of a newer release');
});
