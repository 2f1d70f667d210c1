import { closeDb, createDb } from '@refinery/db/create-db.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startPrivateRedis } from '@refinery/testing/private-redis.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Context } from '../context/context.ts';
import { assertRedisKeepsKeys, checkHealth } from './check-health.ts';

const test = fixture(openTestContext);
/** Each of the services where nobody answers. */
let away: Pick<Context, 'systemDb' | 'redis' | 'refiner'>;

beforeAll(async () => {
  const systemDb = createDb({
    url: 'postgres://nobody@127.0.0.1:1/none',
    applicationName: 'test',
    role: 'refinery_system',
    maxConnections: 1,
  });
  const redis = new Redis({ lazyConnect: true });
  redis.disconnect();
  away = { systemDb, redis, refiner: { ...test.ctx.refiner, problem: () => 'A thread is stuck.' } };
});
afterAll(async () => {
  await closeDb(away.systemDb);
});

const UP = { status: 'up', responseTimeMs: expect.any(Number) };
const DOWN = { status: 'down', responseTimeMs: null };
const SERVICES = { database: UP, redis: UP, refiner: { status: 'up', responseTimeMs: null } };
const STUCK = { ...DOWN, detail: 'A thread is stuck.' };

it.each([
  ['nothing', [], 'ok', SERVICES],
  ['Redis', ['redis'], 'degraded', { ...SERVICES, redis: DOWN }],
  ['the refiner', ['refiner'], 'degraded', { ...SERVICES, refiner: STUCK }],
  ['Postgres', ['systemDb'], 'down', { ...SERVICES, database: DOWN }],
  ['everything', ['systemDb', 'redis', 'refiner'], 'down', { database: DOWN, redis: DOWN, refiner: STUCK }],
] as const)('without %s it says so', async (_case, missing, status, services) => {
  const own = Object.fromEntries(missing.map((name) => [name, away[name]]));
  expect(await checkHealth({ ...test.ctx, ...own })).toEqual({ status, services });
});

it('a Redis that evicts keys is refused, and one that hides its settings passes', async () => {
  const server = await startPrivateRedis();
  onTestFinished(server.stop);
  const owner = new Redis(server.url);
  onTestFinished(() => owner.disconnect());
  await assertRedisKeepsKeys(owner);
  await owner.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await expect(assertRedisKeepsKeys(owner)).rejects.toThrow('maxmemory-policy allkeys-lru');
  await owner.acl('SETUSER', 'tenant', 'on', '>sesame', '~*', '+@all', '-config');
  const url = Object.assign(new URL(server.url), { username: 'tenant', password: 'sesame' });
  const tenant = new Redis(url.href);
  onTestFinished(() => tenant.disconnect());
  await expect(tenant.config('GET', 'maxmemory-policy')).rejects.toThrow('NOPERM');
  await assertRedisKeepsKeys(tenant);
});
