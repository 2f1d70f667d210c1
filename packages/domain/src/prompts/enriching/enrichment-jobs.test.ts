import { randomUUID } from 'node:crypto';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { workItems } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import { delimitedPromptIn } from '@refinery/testing/fake-vendors/delimited-prompt.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAuditLog } from '../../audit/list-audit-log.ts';
import { reconcile } from '../../maintenance/reconcile.ts';
import { removeMember } from '../../members/remove-member.ts';
import { getUsage } from '../../usage/get-usage.ts';
import { deletePrompt } from '../versions/delete-prompt.ts';
import { getPrompt } from '../versions/get-prompt.ts';
import { listPromptVersions } from '../versions/list-prompt-versions.ts';
import { cancelEnrichmentJob } from './cancel-enrichment-job.ts';
import { createEnrichmentJob } from './create-enrichment-job.ts';
import { enhancePrompt } from './enhance-prompt.ts';
import { enrichmentKind } from './enrichment-kind.ts';
import { getEnrichment } from './get-enrichment.ts';
import { getEnrichmentJob } from './get-enrichment-job.ts';
import { listEnrichmentJobItems } from './list-enrichment-job-items.ts';
import { listEnrichments } from './list-enrichments.ts';
import { ADDED, enrichedReply, openJobBench, textNumber } from './testing/job-bench.ts';

const bench = fixture((services) =>
  openJobBench(services, { BATCH_CHUNK_SIZE: '3', BATCH_MAX_ATTEMPTS: '2' }),
);

let member: Member;

beforeEach(async () => {
  bench.vendor.reset();
  bench.vendor.respondWith(enrichedReply);
  member = await bench.member();
});

const items = async (id: string, who = member) =>
  (await listEnrichmentJobItems(who.as, { id, limit: 100 })).items;
const versions = async (id: string) => (await listPromptVersions(member.as, { id, limit: 100 })).items;
const meter = async (who = member) =>
  (await getUsage(who.as)).meters.find(({ name }) => name === 'enrichments');
/** A worker that is killed where it would put the results of a chunk away. */
const dying = () => ({
  ...enrichmentKind,
  resultWrites: () => Promise.reject(new Error('killed')),
});

it('enriches all prompts of a job, with a version of each, and says what became of each', async () => {
  const ids = await bench.prompts(member, 4);
  const job = await bench.accept(member, ids, { commit: true });
  expect(job).toMatchObject({
    status: 'queued',
    total: 4,
    commit: true,
    strict: false,
    model: 'openai/gpt-4o-mini',
    counts: { pending: 4, processing: 0, completed: 0, failed: 0, cancelled: 0 },
  });
  expect(await meter()).toMatchObject({ used: 0, reserved: 4 });
  await bench.drain(member, job.id);
  expect(await getEnrichmentJob(member.as, job)).toMatchObject({
    status: 'completed',
    counts: { pending: 0, completed: 4 },
    finishedAt: expect.any(String),
  });
  expect(await meter()).toMatchObject({ used: 4, reserved: 0 });
  const done = await items(job.id);
  expect(done.map(({ position, promptId, version }) => [position, promptId, version])).toEqual(
    ids.map((id, at) => [at + 1, id, 2]),
  );
  const [first] = done;
  const enriched = await getEnrichment(member.as, { id: first?.enrichmentId ?? '' });
  expect(enriched).toMatchObject({
    promptId: ids[0],
    from: 1,
    sections: { task: textNumber(1), style: ADDED },
    version: { number: 2, kind: 'enriched' },
    usage: { provider: 'openai' },
  });
  expect(await getPrompt(member.as, { id: ids[3] ?? '' })).toMatchObject({
    latest: 2,
    enrichedPrompt: expect.stringContaining(textNumber(4)),
    style: ADDED,
  });
  const page = await listEnrichmentJobItems(member.as, { id: job.id, limit: 3 });
  expect([page.items.length, page.next]).toEqual([3, '3']);
  const actions = (await listAuditLog(member.as, { limit: 100 })).items.map(({ action }) => action);
  expect(actions.filter((action) => action === 'enrichment.create')).toHaveLength(1);
  expect(actions.filter((action) => action === 'prompt.update')).toHaveLength(4);
});

it('holds ids only, and no text, in its items and the queue', async () => {
  const job = await bench.accept(member, await bench.prompts(member, 2));
  const rows = await withTenant(bench.ctx.db, member.organizationId, (tx) =>
    tx.select().from(workItems).where(eq(workItems.jobId, job.id)),
  );
  for (const { payload } of rows) expect(Object.keys(Object(payload))).toEqual(['promptId']);
});

it('takes effect once, although a worker is killed between the model and the end of the chunk', async () => {
  const ids = await bench.prompts(member, 3);
  const job = await bench.accept(member, ids, { commit: true });
  const other = await bench.accept(member, ids, { instructions: 'Be short.' });
  await expect(bench.turn(member, job.id, bench.ctx, dying())).rejects.toThrow('killed');
  expect((await getEnrichmentJob(member.as, other)).counts).toMatchObject({ processing: 0, pending: 3 });
  await cancelEnrichmentJob(member.as, other);
  expect((await items(job.id)).map(({ status }) => status)).toEqual([
    'processing',
    'processing',
    'processing',
  ]);
  expect((await getEnrichmentJob(member.as, job)).counts).toMatchObject({ processing: 3, pending: 0 });
  const calls = bench.vendor.requests.length;
  bench.clock.advance(bench.ctx.settings.batches.leaseMs + 1);
  await reconcile(bench.ctx);
  // They carry the error of the worker that was lost, which is not what became of them.
  expect((await items(job.id)).map(({ status, failure }) => [status, failure])).toEqual(
    ids.map(() => ['pending', null]),
  );
  await bench.drain(member, job.id);
  expect((await items(job.id)).map(({ status, version }) => [status, version])).toEqual(
    ids.map(() => ['completed', 2]),
  );
  for (const id of ids) expect(await versions(id)).toHaveLength(2);
  expect(bench.vendor.requests).toHaveLength(calls);
  expect((await listEnrichments(member.as, { limit: 100 })).items).toHaveLength(3);
  expect(await meter()).toMatchObject({ used: 3, reserved: 0 });
});

it('takes effect once, although two workers do the same prompt', async () => {
  const ids = await bench.prompts(member, 3);
  const job = await bench.accept(member, ids, { commit: true });
  const { run } = enrichmentKind;
  const twice: typeof enrichmentKind = {
    ...enrichmentKind,
    run: async (...item) => (await Promise.all([run(...item), run(...item)]))[1],
  };
  await bench.turn(member, job.id, bench.ctx, twice);
  await bench.drain(member, job.id);
  expect((await items(job.id)).map(({ status, version }) => [status, version])).toEqual(
    ids.map(() => ['completed', 2]),
  );
  for (const id of ids) expect(await versions(id)).toHaveLength(2);
  expect(await meter()).toMatchObject({ used: 3, reserved: 0 });
});

describe('a prompt whose vendor fails', () => {
  it('waits and is tried again, and gets the local result when the tries are used up', async () => {
    bench.vendor.respondWith(() => ({ kind: 'rate-limit', retryAfter: '30' }));
    const job = await bench.accept(member, await bench.prompts(member, 1));
    await bench.turn(member, job.id);
    expect(await items(job.id)).toMatchObject([{ status: 'pending', attempts: 1, enrichmentId: null }]);
    await bench.turn(member, job.id);
    expect(bench.vendor.requests).toHaveLength(1);
    bench.clock.advance(60_000);
    await bench.drain(member, job.id);
    const [item] = await items(job.id);
    expect(item).toMatchObject({ status: 'completed', attempts: 2 });
    expect(await getEnrichment(member.as, { id: item?.enrichmentId ?? '' })).toMatchObject({
      usage: { provider: 'local' },
      reason: expect.stringContaining('OpenAI'),
    });
    expect(await meter()).toMatchObject({ used: 1, reserved: 0 });
  });

  it('gets the model’s text when the vendor is back', async () => {
    bench.vendor.script({ kind: 'error', status: 503 });
    const job = await bench.accept(member, await bench.prompts(member, 1));
    await bench.turn(member, job.id);
    bench.clock.advance(10 * 60_000);
    await bench.drain(member, job.id);
    const [item] = await items(job.id);
    expect(await getEnrichment(member.as, { id: item?.enrichmentId ?? '' })).toMatchObject({
      usage: { provider: 'openai' },
      reason: null,
    });
  });
});

it('fails the prompt that is gone, gives it back, and goes on', async () => {
  const ids = await bench.prompts(member, 3);
  const job = await bench.accept(member, ids, { commit: true });
  await deletePrompt(member.as, { id: ids[1] ?? '' });
  await bench.drain(member, job.id);
  expect((await items(job.id)).map(({ status, failure }) => [status, failure?.code])).toEqual([
    ['completed', undefined],
    ['failed', 'prompt_not_found'],
    ['completed', undefined],
  ]);
  expect(await meter()).toMatchObject({ used: 2, reserved: 0 });
});

it('fails prompts for which no budget is left, and records why', async () => {
  await bench.sql`update organizations set monthly_budget_micros = 1 where id = ${member.organizationId}`;
  const job = await bench.accept(member, await bench.prompts(member, 2));
  await bench.drain(member, job.id);
  expect((await items(job.id)).map(({ failure, enrichmentId }) => [failure?.code, enrichmentId])).toEqual([
    ['budget_exceeded', expect.any(String)],
    ['budget_exceeded', expect.any(String)],
  ]);
  expect((await listEnrichments(member.as, { limit: 9 })).items).toMatchObject([
    ...[1, 2].map(() => ({ status: 'failed', error: { code: 'budget_exceeded' } })),
  ]);
  expect(await getEnrichmentJob(member.as, job)).toMatchObject({ status: 'failed' });
  expect(await meter()).toMatchObject({ used: 0, reserved: 0 });
});

it('takes a known result without asking the model, and gives that enrichment back', async () => {
  const [id = ''] = await bench.prompts(member, 1);
  const known = await enhancePrompt(member.as, { promptId: id, model: 'openai/gpt-4o-mini' });
  const job = await bench.accept(member, [id], { commit: true });
  await bench.drain(member, job.id);
  expect(bench.vendor.requests).toHaveLength(1);
  const [item] = await items(job.id);
  expect(item).toMatchObject({ status: 'completed', version: 2 });
  expect(await getEnrichment(member.as, { id: item?.enrichmentId ?? '' })).toMatchObject({
    enriched: known.enriched,
    usage: { inputTokens: 0, costUsd: 0, provider: 'openai' },
    qualityAfter: known.qualityAfter,
  });
  expect(await meter()).toMatchObject({ used: 1, reserved: 0 });
});

it('gives a known result back once, although two workers take it', async () => {
  const [id = '', ...more] = await bench.prompts(member, 3);
  await enhancePrompt(member.as, { promptId: id, model: 'openai/gpt-4o-mini' });
  // Two more are charged, of which nothing may be given back.
  const others = await bench.accept(member, more);
  const job = await bench.accept(member, [id]);
  const { run } = enrichmentKind;
  const twice: typeof enrichmentKind = {
    ...enrichmentKind,
    run: async (ctx, item, { prepared, ...rest }) => {
      const { tenant } = prepared.caller;
      // The other worker does all of it after this one has looked whether it is done.
      let other: Promise<unknown> | undefined;
      const slow: typeof tenant = {
        ...tenant,
        run: async (work) => {
          const result = await tenant.run(work);
          other ??= run(ctx, item, { prepared, ...rest });
          await other;
          return result;
        },
      };
      return run(ctx, item, {
        ...rest,
        prepared: { ...prepared, caller: { ...prepared.caller, tenant: slow } },
      });
    },
  };
  await bench.turn(member, job.id, bench.ctx, twice);
  await bench.drain(member, job.id);
  expect(await items(job.id)).toMatchObject([{ status: 'completed', version: null }]);
  expect(await meter()).toMatchObject({ used: 1, reserved: 2 });
  await bench.drain(member, others.id);
  expect(await meter()).toMatchObject({ used: 3, reserved: 0 });
});

it('cancels what has not begun, and returns its quota', async () => {
  const ids = await bench.prompts(member, 20);
  const job = await bench.accept(member, ids);
  await bench.turn(member, job.id);
  const done = (await items(job.id)).filter(({ status }) => status === 'completed').length;
  expect(done).toBeGreaterThan(0);
  const cancelled = await cancelEnrichmentJob(member.as, job);
  expect(cancelled.counts).toMatchObject({ completed: done, cancelled: 20 - done, pending: 0 });
  await bench.drain(member, job.id);
  expect(await meter()).toMatchObject({ used: done, reserved: 0 });
  await expect(cancelEnrichmentJob(member.as, job)).rejects.toMatchObject({
    code: 'enrichment_job_finished',
  });
});

it('starts nothing where a prompt is not there, or the quota is not enough', async () => {
  const ids = await bench.prompts(member, 2);
  const other = await bench.member();
  const [theirs = ''] = await bench.prompts(other, 1);
  const [nobodys] = [randomUUID()];
  await expect(bench.accept(member, [...ids, theirs, nobodys])).rejects.toMatchObject({
    code: 'prompt_not_found',
    extras: { errors: [{ path: 'promptIds/2' }, { path: 'promptIds/3' }], errorCount: 2 },
  });
  const free = await buildMember(bench.ctx, { plan: 'free' });
  const many = await bench.prompts(free, 21);
  const asked = createEnrichmentJob(free.as, { promptIds: many });
  await expect(asked).rejects.toMatchObject({ code: 'quota_exceeded' });
  expect([await meter(), await meter(free)]).toMatchObject([{ reserved: 0 }, { used: 0, reserved: 0 }]);
  await expect(
    createEnrichmentJob(free.as, { promptIds: [many[0] ?? ''], model: 'openai/gpt-5' }),
  ).rejects.toMatchObject({ code: 'provider_not_usable' });
});

it('writes nothing for somebody who has left, is disabled or may not write any more', async () => {
  const [left, disabled, reader] = [
    await buildColleague(bench.ctx, member, 'member'),
    await buildColleague(bench.ctx, member, 'member'),
    await buildColleague(bench.ctx, member, 'member'),
  ];
  const ids = await bench.prompts(member, 1);
  const jobs = [
    await bench.accept(left, ids, { commit: true }),
    await bench.accept(disabled, ids, { commit: true }),
    await bench.accept(reader, ids, { commit: true }),
  ];
  await removeMember(member.as, { id: left.user.id });
  await bench.sql`update users set disabled_at = now() where id = ${disabled.user.id}`;
  await setRole(bench.ctx, { organizationId: member.organizationId, userId: reader.user.id }, 'viewer');
  for (const { id } of jobs) {
    await bench.drain(member, id);
    expect(await items(id)).toMatchObject([{ status: 'failed', failure: { code: 'forbidden' } }]);
  }
  expect(await versions(ids[0] ?? '')).toHaveLength(1);
  expect(bench.vendor.requests).toHaveLength(0);
});

it('is not seen, and not cancelled, by others, and no job of another kind by its id', async () => {
  const job = await bench.accept(member, await bench.prompts(member, 1));
  const other = await bench.member();
  for (const attempt of [
    () => getEnrichmentJob(other.as, job),
    () => cancelEnrichmentJob(other.as, job),
    () => items(job.id, other),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'enrichment_job_not_found' });
  const id = randomUUID();
  await bench.sql`
    insert into work_jobs (id, organization_id, kind, options, total) values (${id}, ${member.organizationId}, 'email', '{}', 1)`;
  await expect(cancelEnrichmentJob(member.as, { id })).rejects.toMatchObject({
    code: 'enrichment_job_not_found',
  });
  expect(await bench.sql`select status from work_jobs where id = ${id}`).toMatchObject([
    { status: 'queued' },
  ]);
  await bench.sql`delete from work_jobs where id = ${id}`;
});

it('reads each prompt in its newest version when its turn comes', async () => {
  const [id = ''] = await bench.prompts(member, 1);
  const job = await bench.accept(member, [id]);
  const rows = () =>
    withTenant(bench.ctx.db, member.organizationId, (tx) =>
      tx.select().from(enrichments).where(eq(enrichments.promptId, id)),
    );
  await bench.drain(member, job.id);
  expect(await rows()).toMatchObject([{ promptVersion: 1, userId: member.user.id, strict: false }]);
  expect(delimitedPromptIn(bench.vendor.requests[0])).toBe(textNumber(1));
});
