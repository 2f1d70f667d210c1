import type { FastifyRateLimitStore } from '@fastify/rate-limit';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { addressRateKey, createRateLimitStore } from './rate-limit-store.ts';

const WINDOW_MS = 60_000;

/** Counts in memory: there is no Redis at this address. */
function openStore() {
  const redis = new Redis({ lazyConnect: true, enableOfflineQueue: false });
  onTestFinished(() => redis.disconnect());
  const Store = createRateLimitStore(redis, pino({ level: 'silent' }));
  const store: FastifyRateLimitStore = new Store({});
  return (key: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const answer = (error: Error | null, count?: { current: number }) =>
        error ? reject(error) : resolve(count?.current);
      store.incr(key, answer, WINDOW_MS, 0);
    });
}

it('without Redis no number of addresses begins the window of an organization anew', async () => {
  const count = openStore();
  expect(await count('organization:write')).toBe(1);
  expect(await count(addressRateKey('192.0.2.1', '/login'))).toBe(1);
  for (let index = 0; index < 10_000; index++) await count(addressRateKey(`2001:db8:0:${index}`, '/login'));
  expect(await count('organization:write')).toBe(2);
  expect(await count(addressRateKey('192.0.2.1', '/login'))).toBe(1);
});
