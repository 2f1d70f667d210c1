import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

let redis: TcpProxy;
let bench: WorkerBench;
let member: Member;

beforeAll(async () => {
  redis = await startTcpProxy(inject('services').redisUrl);
  bench = await openWorkerBench({ ...inject('services'), redisUrl: redis.url });
});
afterAll(async () => {
  await bench.close();
  await redis.close();
});
beforeEach(async () => {
  member = await buildMember(bench.ctx);
});

const upload = async (count: number) => (await uploadBatch(member, numberedItems(count))).id;

async function withoutRedis<T>(work: () => Promise<T>): Promise<T> {
  await redis.cut();
  try {
    return await work();
  } finally {
    await redis.restore();
  }
}

describe('while Redis cannot be reached', () => {
  it('a batch is accepted, and runs when Redis is back', async () => {
    const worker = await bench.startLocal();
    const id = await withoutRedis(async () => {
      await waitFor(() => bench.ctx.redis.status !== 'ready');
      return upload(60);
    });
    expect(await bench.finished(id)).toEqual(allCompleted(60));
    await worker.close();
  });

  it('a batch that runs stops, and goes on when Redis is back; the worker is degraded, not down', async () => {
    const worker = await bench.startLocal();
    const id = await upload(1_500);
    await bench.ended(id, 100);
    const health = await withoutRedis(() =>
      waitFor(async () => {
        const reply = await fetch(`http://127.0.0.1:${worker.healthPort}/health`);
        const body = await reply.text();
        return body.includes('degraded') && { status: reply.status };
      }),
    );
    expect(health.status).toBe(200);
    expect(await bench.finished(id)).toEqual(allCompleted(1_500));
    await worker.close();
  });

  it('a worker process starts, waits, works when Redis comes, and stops without it', async () => {
    const { worker, id } = await withoutRedis(async () => {
      const started = await bench.startProcess({ SHUTDOWN_TIMEOUT_MS: '6000' });
      return { worker: started, id: await upload(40) };
    });
    expect(await bench.finished(id)).toEqual(allCompleted(40));
    await withoutRedis(async () => {
      worker.kill('SIGTERM');
      expect(await worker.exited, worker.output()).toBe(0);
    });
  });
});

describe('while Postgres drops its connections', () => {
  it('a batch goes on, each item once', async () => {
    const workers = [await bench.startLocal(), await bench.startLocal()];
    const id = await upload(800);
    for (const items of [50, 250, 450]) {
      await bench.ended(id, items);
      await bench.ledger.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'postgres.js'`;
    }
    expect(await bench.finished(id)).toEqual(allCompleted(800));
    await Promise.all(workers.map((worker) => worker.close()));
  });
});
