import { withTenant } from '@refinery/db/tenant.ts';
import { workKinds } from '@refinery/domain/registries/work-kinds.ts';
import { startLanes } from '@refinery/domain/work/lanes.ts';
import { acceptJob } from '@refinery/domain/work/shared-tables.ts';
import { createGreetingKind, GREETING_TABLES } from '@refinery/domain/work/testing/greeting-kind.ts';
import { withKind } from '@refinery/domain/work/testing/with-kind.ts';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeAll, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { startQueueWorkers } from './queue-workers.ts';
import { openWorkerBench } from './testing/worker-bench.ts';

const bench = fixture(openWorkerBench);

beforeAll(async () => {
  await bench.ledger.sql.unsafe(GREETING_TABLES);
});

it('a worker works on every kind it knows, each from its own queue, and a process without one leaves it alone', async () => {
  const kind = createGreetingKind();
  const ctx = { ...bench.ctx, quotas: withKind(bench.ctx.quotas, kind) };
  const member = await buildMember(ctx);
  const { organizationId } = member;
  const payloads = ['Ada', 'Bob', 'Cleo', 'Dan'].map((name) => ({ name }));
  const id = await withTenant(ctx.db, organizationId, (tx) =>
    acceptJob(ctx, tx, kind, { organizationId, options: { word: 'Hello' }, payloads }),
  );
  await startLanes(ctx, kind, id);
  const { id: batchId } = await uploadBatch(member, numberedItems(30));

  const before = await bench.startLocal();
  expect(await bench.finished(batchId)).toEqual(allCompleted(30));
  const queue = await ctx.queues.work(kind.queue);
  expect(await queue.getWaitingCount()).toBe(2);
  await before.close();

  const workers = startQueueWorkers(ctx, loadConfig(bench.environment), [...workKinds, kind]);
  // What the kind does at the end may be done twice: the reconciler does not know that somebody is at it.
  const ended = () => bench.ledger.sql`
    select status, completed from work_jobs join greeted on job_id = id where id = ${id.jobId}`;
  await waitFor(async () => (await ended()).length, { what: 'the greetings to end' });
  expect([...(await ended())]).toEqual([{ status: 'completed', completed: 4 }]);
  expect(workers.progress.problem()).toBeNull();
  await workers.close();
});

it.each([
  ['ended', 4],
  ['failed', 1],
])('a lane whose turn has %s leaves its place to the next one of its organization', async (how, greeted) => {
  const kind = createGreetingKind();
  const { prepare } = kind;
  kind.prepare = async (...given) => {
    kind.prepare = prepare;
    if (how === 'failed') throw new Error('The first turn fails.');
    return prepare(...given);
  };
  const ctx = { ...bench.ctx, quotas: withKind(bench.ctx.quotas, kind) };
  const { organizationId } = await buildMember(ctx);
  const payloads = ['Ada', 'Bob', 'Cleo', 'Dan'].map((name) => ({ name }));
  const id = await withTenant(ctx.db, organizationId, (tx) =>
    acceptJob(ctx, tx, kind, { organizationId, options: { word: 'Hello' }, payloads }),
  );
  await startLanes(ctx, kind, id);
  // Of one slot an organization has one place; nobody reconciles here, so that nothing else helps.
  const workers = startQueueWorkers(ctx, loadConfig({ ...bench.environment, WORKER_CONCURRENCY: '1' }), [
    kind,
  ]);
  const greetings = async () =>
    (await bench.ledger.sql`select 1 from greetings where organization_id = ${organizationId}`).length;
  try {
    await waitFor(async () => (await greetings()) === greeted, {
      what: 'the second lane to have the place of the first',
    });
  } finally {
    await workers.close();
  }
});
