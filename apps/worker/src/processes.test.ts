import { LANE_QUEUE } from '@refinery/domain/context/jobs.ts';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { describe, expect, inject, it } from 'vitest';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

const bench = fixture(openWorkerBench);

async function upload(count: number, options = {}): Promise<string> {
  const member = await buildMember(bench.ctx);
  return (await uploadBatch(member, numberedItems(count), options)).id;
}

/** A bench whose OpenAI is the fake one, and a batch for it. */
async function uploadFor(vendor: FakeVendor, count: number, env: Record<string, string> = {}) {
  const usable = await openWorkerBench(inject('services'), {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: vendor.baseUrl,
    ...env,
  });
  const member = await buildMember(usable.ctx);
  const options = { provider: 'openai', model: 'gpt-4o-mini' } as const;
  const { id } = await uploadBatch(member, numberedItems(count), options);
  return { usable, id };
}

/** Ends the locks of the lanes that are worked on, as Redis does where their worker stands still. */
async function endLocks({ ctx }: WorkerBench): Promise<void> {
  const queue = await ctx.queues.work(LANE_QUEUE);
  const locks = (await queue.getActive()).map(({ id }) => `${LANE_QUEUE}:${id}:lock`);
  expect(await ctx.redis.del(locks)).toBe(1);
}

describe('a worker process', () => {
  it('that is killed in the middle of a batch leaves it to the next, each item once', async () => {
    const vendor = await startFakeVendor({ protocol: 'openai' });
    const killed = Promise.withResolvers<void>();
    let asked = 0;
    vendor.respondWith(async ({ messages }) => {
      // Half of the answers wait, so that the worker is in the middle whenever it is killed.
      if (++asked > 30) await killed.promise;
      const [, report] = /report (\d+)/.exec(messages.at(-1)?.text ?? '') ?? [];
      return `1|Summarize report ${report}. Do not exceed 50 words.`;
    });
    const { usable, id } = await uploadFor(vendor, 60, { BATCH_CHUNK_SIZE: '5' });
    const first = await usable.startProcess();
    await usable.ended(id, 10);
    first.kill('SIGKILL');
    await first.exited;
    killed.resolve();
    const left = await usable.ledger.read(id);
    expect(left.counters.completed).toBeLessThanOrEqual(30);
    const second = await usable.startProcess();
    expect(await usable.finished(id)).toEqual(allCompleted(60));
    second.kill('SIGTERM');
    expect(await second.exited, second.output()).toBe(0);
    await usable.close();
    await vendor.close();
  });

  it('that freezes for longer than its lease and its lock wakes to do no harm', async () => {
    const id = await upload(1_200);
    const frozen = await bench.startProcess();
    await bench.ended(id, 50);
    frozen.kill('SIGSTOP');
    const other = await bench.startProcess();
    const [start] = await bench.ledger.sql`select clock_timestamp() as at`;
    const passed = () =>
      bench.ledger.sql`select clock_timestamp() > ${start?.at}::timestamptz + interval '5 s' as passed`;
    await waitFor(async () => (await passed())[0]?.passed, { what: 'two leases to pass' });
    frozen.kill('SIGCONT');
    expect(await bench.finished(id)).toEqual(allCompleted(1_200));
    expect(await bench.finished(await upload(40))).toEqual(allCompleted(40));
    for (const worker of [frozen, other]) {
      worker.kill('SIGTERM');
      expect(await worker.exited, worker.output()).toBe(0);
    }
  });

  it('that is told to stop finishes or gives back what it holds, within its time', async () => {
    const vendor = await startFakeVendor({ protocol: 'openai' });
    vendor.respondWith(() => ({ kind: 'hang' }));
    const { usable, id } = await uploadFor(vendor, 30, {
      // A slow machine does not lose the items to another lease meanwhile.
      BATCH_LEASE_MS: '600000',
      SHUTDOWN_TIMEOUT_MS: '20000',
    });
    const worker = await usable.startProcess();
    await vendor.waitForRequests(5);
    worker.kill('SIGTERM');
    expect(await worker.exited, worker.output()).toBe(0);
    const { items, counters } = await usable.ledger.read(id);
    expect({ items, counters }).toMatchObject({
      items: { pending: 30 },
      counters: { completed: 0, failed: 0 },
    });
    const attempts = await usable.ledger
      .sql`select distinct attempts from batch_items where batch_id = ${id}`;
    expect([...attempts]).toEqual([{ attempts: 0 }]);
    await usable.close();
    await vendor.close();
  });

  it.each([
    ['a job', async () => undefined],
    ['a job whose lock has run out', endLocks],
  ])('that is told to stop is not ready from then on, ends %s and takes no more', async (_job, meanwhile) => {
    const vendor = await startFakeVendor({ protocol: 'openai' });
    const answer = Promise.withResolvers<string>();
    vendor.respondWith(() => answer.promise);
    const { usable, id } = await uploadFor(vendor, 2, {
      BATCH_CHUNK_SIZE: '2',
      BATCH_CHUNK_CONCURRENCY: '1',
      // Longer than a test may take: locks run out and calls are given up only where the test says so.
      BATCH_LEASE_MS: '600000',
      PROVIDER_TIMEOUT_MS: '600000',
      SHUTDOWN_TIMEOUT_MS: '600000',
    });
    const worker = await usable.startProcess();
    await vendor.waitForRequests(1);
    const statusOf = async (path: string) =>
      (await fetch(`http://127.0.0.1:${worker.ready.healthPort}${path}`)).status;
    expect(await statusOf('/readyz')).toBe(200);
    worker.kill('SIGTERM');
    await waitFor(async () => (await statusOf('/readyz')) === 503, { what: 'readiness to fail' });
    expect(await statusOf('/livez')).toBe(200);
    await meanwhile(usable);
    answer.resolve('1|Summarize report 1. Do not exceed 50 words.');
    expect(await worker.exited, worker.output()).toBe(0);
    const items = await usable.ledger.sql`
      select status, attempts, lease_token as lease from batch_items where batch_id = ${id} order by position`;
    expect([...items]).toEqual([
      { status: 'completed', attempts: 1, lease: null },
      { status: 'pending', attempts: 0, lease: null },
    ]);
    // The next lane waits for another worker, and no job is held.
    const queue = await usable.ctx.queues.work(LANE_QUEUE);
    expect([await queue.getWaitingCount(), await queue.getActiveCount()]).toEqual([1, 0]);
    await usable.close();
    await vendor.close();
  });

  it('that is told to stop in the middle of local work loses nothing', async () => {
    const id = await upload(1_000);
    const first = await bench.startProcess();
    await bench.ended(id, 100);
    first.kill('SIGTERM');
    expect(await first.exited, first.output()).toBe(0);
    const { items } = await bench.ledger.read(id);
    expect(items.processing).toBeUndefined();
    await bench.startProcess();
    expect(await bench.finished(id)).toEqual(allCompleted(1_000));
  });

  it('whose parent is gone stops by itself', async () => {
    const worker = await bench.startProcess();
    worker.disconnect();
    expect(await worker.exited, worker.output()).toBe(0);
  });

  it('that cannot be configured names every problem and ends', async () => {
    const start = bench.startProcess({ BATCH_LEASE_MS: 'soon', WORKER_CONCURRENCY: '0' });
    await expect(start).rejects.toThrow(
      /BATCH_LEASE_MS[\s\S]*WORKER_CONCURRENCY|WORKER_CONCURRENCY[\s\S]*BATCH_LEASE_MS/,
    );
  });
});
