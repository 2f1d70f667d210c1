import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { expect, inject, it, onTestFinished } from 'vitest';
import { createKnownClients } from './known-clients.ts';

const MONTH_S = 30 * 24 * 60 * 60;
const keyPrefix = `known-${randomUUID()}:`;

/** What one process knows: its memory is its own, Redis is everybody's. */
function openProcess() {
  const redis = new Redis(inject('services').redisUrl, { keyPrefix });
  onTestFinished(() => redis.disconnect());
  return {
    redis,
    clients: createKnownClients(redis, (client) => `hidden-${client.length}-${client.at(-1)}`),
  };
}

it('a client is known to every process for 30 days, by a name that hides it', async () => {
  const [one, other] = [openProcess(), openProcess()];
  expect(await one.clients.has('ada')).toBe(false);
  await one.clients.add('ada');
  expect([await one.clients.has('ada'), await other.clients.has('ada')]).toEqual([true, true]);
  expect(await other.clients.has('bob')).toBe(false);
  const left = await one.redis.ttl('hidden-3-a');
  expect(left).toBeLessThanOrEqual(MONTH_S);
  expect(left).toBeGreaterThan(MONTH_S - 60);
  expect(await one.redis.get('hidden-3-a')).toBe('');
});

it('a client that is deleted is known to no process that has not met it, nor to this one', async () => {
  const [one, other] = [openProcess(), openProcess()];
  await one.clients.add('eve');
  await one.clients.delete('eve');
  expect([await one.clients.has('eve'), await other.clients.has('eve')]).toEqual([false, false]);
});

it('what Redis has forgotten is remembered by the process that knew it', async () => {
  const { redis, clients } = openProcess();
  await clients.add('ivy');
  await redis.del('hidden-3-y');
  expect(await clients.has('ivy')).toBe(true);
});

it('without Redis a process knows what it has met itself', async () => {
  const redis = new Redis({ lazyConnect: true, enableOfflineQueue: false });
  onTestFinished(() => redis.disconnect());
  const clients = createKnownClients(redis, (client) => client);
  expect(await clients.has('ada')).toBe(false);
  await clients.add('ada');
  expect(await clients.has('ada')).toBe(true);
  await clients.delete('ada');
  expect(await clients.has('ada')).toBe(false);
});
