import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, it } from 'vitest';
import { LocalThrottle } from './local-throttle.ts';
import { type Counter, forgiveInRedis, takeInRedis, waitInRedis } from './redis-throttle.ts';

const redis = new Redis(inject('services').redisUrl, { keyPrefix: `throttle-${randomUUID()}:` });
afterAll(() => redis.disconnect());

const START = Date.UTC(2026, 0, 1);
/** So long that Redis's own clock, which goes on as it pleases, ends no window during the test. */
const windowMs = 60 * 60_000;

const LONGEST_HOLD_MS = 5 * 60_000;
/** To the ends of waits and windows, and any time. */
const passed = fc.oneof(
  fc.constantFrom(0, 1, 999, 1_000, 2_000, 4_000, LONGEST_HOLD_MS, windowMs - 1, windowMs),
  fc.nat(2 * windowMs),
);
const step = fc.record({ forgive: fc.boolean(), both: fc.boolean(), passed });

it('the scripts in Redis and the rule in memory are the same', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(4), fc.array(step, { maxLength: 30 }), async (extra, steps) => {
      run += 1;
      const counters: Counter[] = [
        { key: `account-${run}`, policy: { limit: 1 + extra, windowMs, wait: 'doubling' } },
        { key: `address-${run}`, policy: { limit: 2 + extra, windowMs, wait: 'window' } },
      ];
      const local = new LocalThrottle(10);
      let now = START;
      for (const { forgive, both, passed } of steps) {
        now += passed;
        const some = both ? counters : counters.slice(0, 1);
        if (forgive) {
          local.forgive(some);
          await forgiveInRedis(redis, some);
        } else {
          expect(await takeInRedis(redis, some, now)).toBe(local.take(some, now));
        }
        expect(await waitInRedis(redis, counters, now)).toBe(local.waitMs(counters, now));
      }
    }),
    { numRuns: 60 },
  );
});

it('every counter is forgotten by Redis itself', async () => {
  await takeInRedis(redis, [{ key: 'ttl', policy: { limit: 1, windowMs, wait: 'doubling' } }], START);
  const ttl = await redis.pttl('ttl');
  expect(ttl).toBeGreaterThan(windowMs - 60_000);
  expect(ttl).toBeLessThanOrEqual(windowMs + 1_000);
});

it('of many tries at once as many get through as one after the other', async () => {
  const counters: Counter[] = [{ key: 'parallel', policy: { limit: 10, windowMs, wait: 'doubling' } }];
  const waits = await Promise.all(Array.from({ length: 100 }, () => takeInRedis(redis, counters, START)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
});
