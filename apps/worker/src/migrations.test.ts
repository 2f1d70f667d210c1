import { migrateDatabase } from '@refinery/db/migrate.ts';
import { allCompleted, openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { createUnmigratedDatabase } from '@refinery/testing/unmigrated-database.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openWorkerBench } from './testing/worker-bench.ts';

async function openUnmigrated() {
  const services = inject('services');
  const database = await createUnmigratedDatabase(services);
  onTestFinished(database.drop);
  const bench = await openWorkerBench(services);
  onTestFinished(bench.close);
  const worker = await bench.startLocal({ DATABASE_URL: database.loginUrl });
  const get = async (path: string) => {
    const reply = await fetch(`http://127.0.0.1:${worker.healthPort}${path}`);
    return { status: reply.status, text: await reply.text() };
  };
  return { database, worker, get };
}

it('a worker whose database lacks migrations says so, and works as soon as they are applied', async () => {
  const { database, worker, get } = await openUnmigrated();
  for (const path of ['/health', '/readyz']) {
    const { status, text } = await get(path);
    expect([status, text]).toEqual([503, expect.stringMatching(/migrations are missing\. Run .*db:migrate/)]);
  }
  expect((await get('/livez')).status).toBe(200);

  await migrateDatabase(database.url);
  await waitFor(async () => (await get('/readyz')).status === 200);
  const member = await buildMember(worker.ctx);
  const { id } = await uploadBatch(member, numberedItems(10));
  const ledger = openBatchLedger(database.url);
  onTestFinished(() => ledger.close());
  await waitFor(async () => (await ledger.progress(id)).status === 'completed');
  expect(await ledger.read(id)).toEqual(allCompleted(10));
  // What its queues do is watched, although they began late.
  await waitFor(async () =>
    /^lane_jobs_finished\{outcome="completed"\} [1-9]/m.test((await get('/metrics')).text),
  );
  await worker.close();
});

it('a worker that still waits for migrations stops when it is told to', async () => {
  const { worker } = await openUnmigrated();
  await worker.close();
});
