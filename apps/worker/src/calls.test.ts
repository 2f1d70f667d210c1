import { recoverSpend } from '@refinery/domain/usage/recover-spend.ts';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

/** One lane, of whose items so many run at a time. */
const AT_ONCE = 5;

let vendor: FakeVendor;
let bench: WorkerBench;

beforeEach(async () => {
  vendor = await startFakeVendor({ protocol: 'openai' });
  bench = await openWorkerBench(inject('services'), {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: vendor.baseUrl,
    SHUTDOWN_TIMEOUT_MS: '6000',
    BATCH_MAX_LANES: '1',
    BATCH_CHUNK_SIZE: `${AT_ONCE}`,
    BATCH_CHUNK_CONCURRENCY: `${AT_ONCE}`,
  });
});
afterEach(async () => {
  await bench.close();
  await vendor.close();
});

async function upload(count: number): Promise<string> {
  const member = await buildMember(bench.ctx);
  return (
    await uploadBatch(member, numberedItems(count), {
      provider: 'openai',
      model: 'gpt-4o-mini',
      verify: 'off',
    })
  ).id;
}
const rows = (status: string) =>
  bench.ledger.sql`select id from model_calls where status = ${status} and jsonb_array_length(attempts) = 1`;
/** How often the fake was asked. */
const asked = () => vendor.requests.length;

it('of a worker that is killed every call is a row, and those that were running are lost', async () => {
  const killed = Promise.withResolvers<void>();
  vendor.respondWith(async ({ messages }) => {
    if (asked() > 30) await killed.promise;
    const [, report] = /report (\d+)/.exec(messages.at(-1)?.text ?? '') ?? [];
    return `1|Summarize report ${report}. Do not exceed 50 words.`;
  });
  const id = await upload(60);
  const first = await bench.startProcess();
  await vendor.waitForRequests(30 + AT_ONCE);
  await waitFor(async () => (await rows('completed')).length === 30, {
    what: 'the rows of those that ended',
  });
  first.kill('SIGKILL');
  await first.exited;
  expect(asked()).toBe(30 + AT_ONCE);
  killed.resolve();
  const second = await bench.startProcess();
  expect(await bench.finished(id)).toEqual(allCompleted(60));
  second.kill('SIGTERM');
  expect(await second.exited, second.output()).toBe(0);
  expect(await rows('completed')).toHaveLength(asked() - AT_ONCE);
  expect(await rows('lost')).toEqual([]);

  await bench.ledger.sql`update spend_reservations set expires_at = now() - interval '1 second'`;
  await Promise.all([1, 2, 3].map(() => recoverSpend(bench.ctx)));
  expect(await rows('lost')).toHaveLength(AT_ONCE);
  const [row] = await bench.ledger.sql`select * from model_calls where status = 'lost'`;
  expect(row).toMatchObject({
    kind: 'batch',
    batch_id: id,
    provider: 'openai',
    model: 'gpt-4o-mini',
    error: 'lost',
    answered_model: null,
    cost_micros: '0',
    attempts: [{ provider: 'openai', model: 'gpt-4o-mini', error: 'lost', latencyMs: 0 }],
  });
  const [{ count } = {}] = await bench.ledger.sql`select count(*)::int as count from model_calls`;
  expect(count).toBe(asked());
});

it('a worker that is told to stop writes down the calls that it ends', async () => {
  vendor.respondWith(() => ({ kind: 'hang' }));
  await upload(10);
  const worker = await bench.startProcess();
  await vendor.waitForRequests(AT_ONCE);
  worker.kill('SIGTERM');
  expect(await worker.exited, worker.output()).toBe(0);
  expect(await rows('cancelled')).toHaveLength(asked());
});
