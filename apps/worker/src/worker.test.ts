import { cancelBatch } from '@refinery/domain/batches/cancel-batch.ts';
import { LANE_QUEUE } from '@refinery/domain/context/jobs.ts';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

const SMALL = 20;
const LARGE = 3_000;

let bench: WorkerBench;
let redis: Redis;

beforeAll(async () => {
  bench = await openWorkerBench(inject('services'));
  redis = new Redis(inject('services').redisUrl);
});
afterAll(async () => {
  await bench.close();
  redis.disconnect();
});

async function upload(count: number): Promise<string> {
  const member = await buildMember(bench.ctx);
  return (await uploadBatch(member, numberedItems(count))).id;
}

async function keys(): Promise<string[]> {
  const prefix = bench.environment.REDIS_PREFIX;
  const found = [];
  for await (const page of redis.scanStream({ match: `${prefix}:*`, count: 1_000 })) found.push(...page);
  return found;
}

describe('workers', () => {
  it('refine each item of several batches once, three of them at once', async () => {
    const workers = await Promise.all([1, 2, 3].map(() => bench.startLocal()));
    const ids = await Promise.all([60, 40, 1, 17].map(upload));
    expect(await Promise.all(ids.map(bench.finished))).toEqual([60, 40, 1, 17].map(allCompleted));
    await Promise.all(workers.map((worker) => worker.close()));
  });

  it('give the place of a lane that failed to the next of its organization', async () => {
    const member = await buildMember(bench.ctx);
    const { sql } = bench.ledger;
    const { id } = await uploadBatch(member, numberedItems(3));
    const triedAgain = async () =>
      (await sql`select 1 from batch_items where batch_id = ${id} and attempts > 1`).length > 0;
    // Nothing of it can be stored, not even that it failed; with so few slots an organization has one place.
    const rows = `batch_id = '${id}' and status in ('completed', 'failed')`;
    const worker = await bench.ledger.whileRefused('batch_items', rows, async () => {
      const started = await bench.startLocal({ WORKER_CONCURRENCY: '2' });
      await waitFor(triedAgain, { what: 'the next lane to claim what the first gave up' });
      return started;
    });
    // A chunk that was being stored just then may have failed an item.
    expect(await bench.finished(id)).toMatchObject({ lanes: 0, mismatches: 0 });
    await worker.close();
  });

  it.each([
    ['after', [LARGE, SMALL]],
    ['before', [SMALL, LARGE]],
  ])('let a small batch that comes %s a large one not wait for it', async (_when, sizes) => {
    const member = await buildMember(bench.ctx);
    const ids = new Map<number, string>();
    for (const size of sizes) ids.set(size, (await uploadBatch(member, numberedItems(size))).id);
    const [large = '', small = ''] = [LARGE, SMALL].map((size) => ids.get(size));
    // With slots for all lanes none would have to wait for its turn.
    const worker = await bench.startLocal({ WORKER_CONCURRENCY: '1' });
    await bench.finished(small);
    const [before] = await bench.ledger.sql`
      select count(*)::int as refined from optimizations
      where batch_id = ${large}
        and created_at <= (select finished_at from batch_jobs where id = ${small})`;
    // A queue of items, or one that takes the latest first, would have refined all of the large one before.
    expect(before?.refined).toBeLessThan(LARGE / 4);
    await cancelBatch(member.as, { id: large });
    await worker.close();
  });

  it('leave no more keys in Redis for more items, and nothing of the prompts', async () => {
    const sizes = [];
    const worker = await bench.startLocal();
    for (const count of [100, 1_500]) {
      const id = await upload(count);
      let most = 0;
      await waitFor(
        async () => {
          most = Math.max(most, (await keys()).length);
          return (await bench.ledger.progress(id)).status === 'completed';
        },
        { what: 'the batch to end' },
      );
      sizes.push({ most });
    }
    const [few, many] = sizes.map(({ most }) => most);
    // Four lanes have a job and a lock each at most; everything else is the queue's own.
    expect(many).toBeLessThanOrEqual((few ?? 0) + 16);
    const dump = await Promise.all((await keys()).map(async (key) => [key, await redis.dumpBuffer(key)]));
    expect(dump.length).toBeGreaterThan(0);
    for (const [key, value] of dump) expect(`${key} ${value}`).not.toMatch(/summarize|report \d|kindly|sk-/i);
    await worker.close();
  });

  it('keep the event streams short', async () => {
    const queue = await bench.ctx.queues.work(LANE_QUEUE);
    const stream = `${bench.environment.REDIS_PREFIX}:batch-lanes:events`;
    const lane = { organizationId: crypto.randomUUID(), batchId: crypto.randomUUID(), lane: 0 };
    const worker = await bench.startLocal();
    for (let round = 0; round < 3; round++) {
      const jobs = Array.from({ length: 500 }, () => ({
        name: 'lane',
        data: { ...lane, token: crypto.randomUUID() },
        opts: { removeOnComplete: true },
      }));
      await queue.addBulk(jobs);
    }
    await waitFor(async () => (await queue.getJobCountByTypes('waiting', 'active')) === 0);
    // 1,500 jobs make 6,000 events; trimming is approximate.
    expect(await redis.xlen(stream)).toBeLessThan(2_000);
    await worker.close();
  });

  it('tick the reconciler on although its schedule vanished', async () => {
    const worker = await bench.startLocal();
    const schedule = `${bench.environment.REDIS_PREFIX}:maintenance:repeat`;
    await waitFor(() => redis.exists(schedule), { what: 'the schedule' });
    const doomed = (await keys()).filter((key) => key.includes(':maintenance:'));
    await redis.del(doomed);
    await waitFor(() => redis.exists(schedule), { what: 'the schedule to come back' });
    // An abandoned lease is found only by a tick.
    const id = await upload(1);
    await bench.finished(id);
    await bench.ledger.sql`
      update batch_items set status = 'processing', lease_expires_at = now() - interval '1 hour', attempts = 1,
        lease_token = ${crypto.randomUUID()}, text = 'again', optimization_id = null where batch_id = ${id}`;
    await bench.ledger.sql`delete from optimizations where batch_id = ${id}`;
    await bench.ledger.sql`update batch_jobs set status = 'running', completed = 0 where id = ${id}`;
    expect(await bench.finished(id)).toEqual(allCompleted(1));
    await worker.close();
  });

  it('keep what they work on for as long as they live, although that takes many leases', async () => {
    const vendor = await startFakeVendor({ protocol: 'openai' });
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    vendor.respondWith(async () => {
      await asked;
      return '1|Summarize report. Do not exceed 50 words.';
    });
    const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: vendor.baseUrl, BATCH_LEASE_MS: '600' };
    const slow = await openWorkerBench(inject('services'), env);
    const workers = [await slow.startLocal(), await slow.startLocal()];
    const member = await buildMember(slow.ctx);
    const options = { provider: 'openai', model: 'gpt-4o-mini' } as const;
    const { id } = await uploadBatch(member, numberedItems(3), options);
    await vendor.waitForRequests(3);
    const leaseEnd = async () => {
      const [row] = await slow.ledger.sql`
        select extract(epoch from min(lease_expires_at)) * 1000 as at from batch_items where batch_id = ${id}`;
      return Number(row?.at);
    };
    const first = await leaseEnd();
    await waitFor(async () => (await leaseEnd()) > first + 3 * 600, { what: 'three leases to pass' });
    expect(vendor.requests).toHaveLength(3);
    answer();
    expect(await slow.finished(id)).toEqual(allCompleted(3));
    const attempts = await slow.ledger.sql`select distinct attempts from batch_items where batch_id = ${id}`;
    expect([...attempts]).toEqual([{ attempts: 1 }]);
    await Promise.all(workers.map((worker) => worker.close()));
    await slow.close();
    await vendor.close();
  });

  it.each([
    ['a quarter of the slots', { WORKER_CONCURRENCY: '8', BATCH_MAX_LANES: '4' }, 2],
    ['one slot where there are few', { WORKER_CONCURRENCY: '3', BATCH_MAX_LANES: '4' }, 1],
    ['as many slots as a batch has lanes', { WORKER_CONCURRENCY: '64', BATCH_MAX_LANES: '2' }, 2],
  ])(
    'go on for others while one organization has %s with a vendor that hangs',
    async (_share, slots, share) => {
      const vendor = await startFakeVendor({ protocol: 'openai' });
      let answer = (): void => undefined;
      const asked = new Promise<string>((resolve) => {
        answer = () => resolve('1|Summarize report. Do not exceed 50 words.');
      });
      vendor.respondWith(() => asked);
      const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: vendor.baseUrl, BATCH_CHUNK_SIZE: '1' };
      const bench = await openWorkerBench(inject('services'), { ...env, ...slots });
      const worker = await bench.startLocal(slots);
      const greedy = await buildMember(bench.ctx);
      const options = { provider: 'openai', model: 'gpt-4o-mini' } as const;
      const hanging = [];
      for (let batch = 0; batch < 3; batch++) {
        // Equal texts would share an answer.
        const items = numberedItems(9).slice(3 * batch, 3 * batch + 3);
        hanging.push((await uploadBatch(greedy, items, options)).id);
      }
      await vendor.waitForRequests(share);
      const victim = await uploadBatch(await buildMember(bench.ctx), numberedItems(10));
      expect(await bench.finished(victim.id)).toEqual(allCompleted(10));
      expect(vendor.requests).toHaveLength(share);
      answer();
      for (const id of hanging) expect((await bench.finished(id)).status).toBe('completed');
      await worker.close();
      await bench.close();
      await vendor.close();
    },
  );
});
