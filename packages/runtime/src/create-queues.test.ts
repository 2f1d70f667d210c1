import { randomUUID } from 'node:crypto';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Redis } from 'ioredis';
import { expect, inject, it, onTestFinished } from 'vitest';
import { createQueues } from './create-queues.ts';

async function openQueues() {
  const proxy = await startTcpProxy(inject('services').redisUrl);
  const redis = new Redis(proxy.url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: () => 10,
  });
  redis.on('error', () => undefined);
  const queues = createQueues(redis, `queues-${randomUUID()}`);
  const isReady = () => waitFor(() => redis.status === 'ready', { what: 'Redis' });
  onTestFinished(async () => {
    await queues.close();
    redis.disconnect();
    await proxy.close();
  });
  await isReady();
  return { proxy, queues, isReady };
}

it('a queue is opened once', async () => {
  const { queues } = await openQueues();
  expect(await queues.work('some-lanes')).toBe(await queues.work('some-lanes'));
  expect(await queues.work('some-lanes')).not.toBe(await queues.maintenance());
});

it('a queue whose opening failed is opened again when Redis is back', async () => {
  const { proxy, queues, isReady } = await openQueues();
  // The connection still looks ready: that it was cut is seen with the next packet.
  const cut = proxy.cut();
  await expect(queues.maintenance()).rejects.toThrow();
  await cut;
  await expect(queues.maintenance()).rejects.toThrow('Redis cannot be reached');
  await proxy.restore();
  await isReady();
  const queue = await queues.maintenance();
  expect(await queue.getJobCountByTypes('waiting')).toBe(0);
});
