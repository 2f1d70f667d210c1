import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { FastifyRateLimitStore } from '@fastify/rate-limit';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { LEVELS, openLog } from '../testing/plugin-app.ts';
import { age, ReferenceWindows } from '../testing/rate-windows.ts';
import { addressRateKey, createRateLimitStore } from './rate-limit-store.ts';

const MINUTE_MS = 60_000;
/** So long that Redis's own clock, which goes on as it pleases, ends no window during the test. */
const WINDOW_MS = 60 * MINUTE_MS;
const MOST_LOCAL_KEYS = 10_000;

interface Count {
  current: number;
  ttl: number;
}

/** Counts a request of this key. */
type Counter = (key: string) => Promise<Count>;

function openStore(redis: Redis, logger = pino({ level: 'silent' })): Counter {
  onTestFinished(() => redis.disconnect());
  const Store = createRateLimitStore(redis, logger);
  const store: FastifyRateLimitStore = new Store({});
  return (key) =>
    new Promise((resolve, reject) => {
      const answer = (error: Error | null, count?: Count) =>
        count ? resolve(count) : reject(error ?? new Error('There is no count.'));
      store.incr(key, answer, WINDOW_MS, 0);
    });
}

/** There is no Redis at this address: counts in memory. */
const openLocalStore = () => openStore(new Redis({ lazyConnect: true, enableOfflineQueue: false }));

const KEYS = ['one:write', 'one:read', 'other:write', addressRateKey('192.0.2.1', '/login')];
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ key: fc.constantFrom(...KEYS) }) },
  { weight: 1, arbitrary: fc.record({ minutes: fc.constantFrom(1, 20, 30, 59, 60) }) },
);

/**
 * What both ways to count are held to. `slackMs`: by how much the end of a window may be nearer than
 * expected.
 */
async function followReference(
  count: Counter,
  pass: (ms: number) => Promise<void> | void,
  slackMs: number,
): Promise<void> {
  const steps = fc.array(step, { minLength: 10, maxLength: 40 });
  const property = fc.asyncProperty(steps, async (all) => {
    const prefix = randomUUID();
    const reference = new ReferenceWindows(WINDOW_MS);
    let now = 0;
    for (const one of all) {
      if ('minutes' in one) {
        now += one.minutes * MINUTE_MS;
        await pass(one.minutes * MINUTE_MS);
        continue;
      }
      const expected = reference.count(one.key, now);
      const { current, ttl } = await count(`${one.key}:${prefix}`);
      expect(current).toBe(expected.requests);
      expect(ttl).toBeLessThanOrEqual(expected.endsInMs);
      expect(ttl).toBeGreaterThanOrEqual(expected.endsInMs - slackMs);
    }
  });
  await fc.assert(property, { numRuns: 15, seed: 10 });
}

describe('in Redis', () => {
  const keyPrefix = `rates-${randomUUID()}:`;
  const { redisUrl } = inject('services');

  it('a window ends so long after its first request, whatever comes meanwhile', async () => {
    const redis = new Redis(redisUrl);
    onTestFinished(() => redis.disconnect());
    const count = openStore(new Redis(redisUrl, { keyPrefix }));
    await followReference(count, (ms) => age(redis, keyPrefix, ms), MINUTE_MS);
  });

  it('a counter that has lost its end gets one with the next request', async () => {
    const redis = new Redis(redisUrl, { keyPrefix });
    const count = openStore(redis);
    await count('lost');
    await redis.persist('rate:lost');
    const { current, ttl } = await count('lost');
    expect([current, ttl]).toEqual([2, WINDOW_MS]);
    expect(await redis.pttl('rate:lost')).toBeGreaterThan(0);
  });
});

describe('a Redis that comes and goes', () => {
  it('is counted in while it is there, and told of once each time it goes', async () => {
    const { redisUrl } = inject('services');
    const redis = new Redis(redisUrl, {
      keyPrefix: `rates-${randomUUID()}:`,
      lazyConnect: true,
      enableOfflineQueue: false,
    });
    const { logger, lines } = openLog();
    const count = openStore(redis, logger);
    const counts = async (times: number) => {
      const all = [];
      for (let time = 0; time < times; time++) all.push((await count('one')).current);
      return all;
    };
    await redis.connect();
    expect([await counts(2), lines.length]).toEqual([[1, 2], 0]);
    for (const gone of [1, 2]) {
      const ended = once(redis, 'end');
      redis.disconnect();
      await ended;
      expect(await counts(2)).toEqual(gone === 1 ? [1, 2] : [3, 4]);
      expect(lines).toHaveLength(gone);
      await redis.connect();
      expect(await counts(1)).toEqual([2 + gone]);
    }
    const line = { level: LEVELS.warn, msg: expect.stringContaining('Redis cannot be reached') };
    expect(lines).toMatchObject([line, line]);
  });

  it('is told of where it was never there', async () => {
    const redis = new Redis({ lazyConnect: true, enableOfflineQueue: false });
    redis.disconnect();
    const { logger, lines } = openLog();
    const count = openStore(redis, logger);
    for (const current of [1, 2]) expect(await count('one')).toMatchObject({ current });
    expect(lines).toMatchObject([{ level: LEVELS.warn }]);
  });

  it('is asked for keys of rates only', async () => {
    const keyPrefix = `rates-${randomUUID()}:`;
    const redis = new Redis(inject('services').redisUrl, { keyPrefix });
    await openStore(redis)('one');
    expect(await redis.get('rate:one')).toBe('1');
  });
});

it('routes share one store', () => {
  const redis = new Redis({ lazyConnect: true });
  const Store = createRateLimitStore(redis, pino({ level: 'silent' }));
  const store: FastifyRateLimitStore = new Store({});
  const options = { path: '/', prefix: '', method: 'GET', url: '/', handler: () => undefined } as const;
  expect(store.child(options)).toBe(store);
});

it('an address has a key that no organization has', () => {
  expect(addressRateKey('192.0.2.1', '/login')).toBe('address:192.0.2.1:/login');
});

describe('without Redis', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 0 }));
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

  it('a window ends so long after its first request, whatever comes meanwhile', async () => {
    await followReference(openLocalStore(), pass, 0);
  });

  it('a window ends to the millisecond', async () => {
    const count = openLocalStore();
    await count('one');
    pass(WINDOW_MS - 1);
    expect(await count('one')).toEqual({ current: 2, ttl: 1 });
    pass(1);
    expect(await count('one')).toEqual({ current: 1, ttl: WINDOW_MS });
  });

  it('no number of addresses begins the window of an organization anew', async () => {
    const count = openLocalStore();
    const current = async (key: string) => (await count(key)).current;
    const address = (index: number) => addressRateKey(`2001:db8:0:${index}`, '/login');
    expect(await current('organization:write')).toBe(1);
    for (let index = 0; index < MOST_LOCAL_KEYS; index++) await count(address(index));
    expect(await current(address(0))).toBe(2);
    // One more than there is room for: the one seen longest ago goes.
    await count(address(MOST_LOCAL_KEYS));
    expect(await current(address(0))).toBe(3);
    expect(await current(address(1))).toBe(1);
    expect(await current('organization:write')).toBe(2);
  });
});
