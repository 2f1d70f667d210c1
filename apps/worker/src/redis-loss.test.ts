import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { type PrivateRedis, startPrivateRedis } from '@refinery/testing/private-redis.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

let server: PrivateRedis;
let admin: Redis;
let bench: WorkerBench;

beforeAll(async () => {
  server = await startPrivateRedis();
  admin = new Redis(server.url);
  admin.on('error', () => undefined);
  bench = await openWorkerBench({ ...inject('services'), redisUrl: server.url });
});
afterAll(async () => {
  await bench.close();
  admin.disconnect();
  await server.stop();
});

async function upload(count: number): Promise<string> {
  const member = await buildMember(bench.ctx);
  return (await uploadBatch(member, numberedItems(count))).id;
}

const healthOf = async (port: number) => {
  const reply = await fetch(`http://127.0.0.1:${port}/health`);
  return { status: reply.status, body: await reply.text() };
};

describe('losing Redis in the middle of a batch', () => {
  it('costs no item when it is flushed, again and again, and no worker is restarted', async () => {
    const workers = [await bench.startLocal(), await bench.startLocal()];
    const id = await upload(900);
    for (const items of [100, 300, 600]) {
      await bench.ended(id, items);
      await admin.flushall();
    }
    expect(await bench.finished(id)).toEqual(allCompleted(900));
    await Promise.all(workers.map((worker) => worker.close()));
  });

  it('costs no item when it crashes and comes back empty, and workers come back by themselves', async () => {
    const workers = [await bench.startLocal(), await bench.startLocal()];
    const id = await upload(600);
    await bench.ended(id, 100);
    server.crash();
    expect(await bench.finished(id)).toEqual(allCompleted(600));
    // Not only what was in hand: new work is taken as well.
    expect(await bench.finished(await upload(30))).toEqual(allCompleted(30));
    await Promise.all(workers.map((worker) => worker.close()));
  });
});

describe('a Redis that may evict keys', () => {
  const turnsTo = (status: number, { healthPort }: { healthPort: number }) =>
    waitFor(async () => (await healthOf(healthPort)).status === status, {
      what: `the worker's health to be ${status}`,
    });

  it('is refused at the start, with how to mend it', async () => {
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    try {
      await expect(bench.startLocal()).rejects.toThrow(/allkeys-lru.*CONFIG SET maxmemory-policy noeviction/);
    } finally {
      await admin.config('SET', 'maxmemory-policy', 'noeviction');
    }
  });

  it('makes a running worker unhealthy when it meets one after an outage', async () => {
    const worker = await bench.startLocal();
    expect((await healthOf(worker.healthPort)).status).toBe(200);
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    try {
      worker.ctx.redis.disconnect(true);
      await turnsTo(503, worker);
      expect((await healthOf(worker.healthPort)).body).toContain('allkeys-lru');
    } finally {
      await admin.config('SET', 'maxmemory-policy', 'noeviction');
    }
    worker.ctx.redis.disconnect(true);
    await turnsTo(200, worker);
    await worker.close();
  });
});
