import { newId } from '@refinery/db/ids.ts';
import type { PaidCall } from '@refinery/providers/payer.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { getUsage } from '../usage/get-usage.ts';
import { cancelRun } from './cancel-run.ts';
import { getRun } from './get-run.ts';
import { createRunPayer, releaseHold } from './internal/run-payer.ts';
import { listRuns } from './list-runs.ts';
import { retryRun } from './retry-run.ts';
import { openRunBench } from './testing/run-bench.ts';

const bench = fixture(openRunBench);
let member: Member;

beforeEach(async () => {
  bench.vendor.reset();
  member = await bench.member();
});

const items = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    input: { n: at },
    expected: `Number ${at}.`,
    customId: `i${at}`,
  }));
const cellsUsed = async () => {
  const { meters } = await getUsage(member.as);
  return meters.find(({ name }) => name === 'test_cells');
};
const executionsOf = (runId: string) => bench.sql`
  select e.id, e.arm, e.repeat, e.output, e.version, s.score from executions e
  left join scores s on s.execution_id = e.id where e.run_id = ${runId} order by e.id`;

const CALL: PaidCall = {
  candidate: {
    provider: 'openai',
    model: 'gpt-4o-mini',
    credentials: { apiKey: 'sk-test' },
    credentialKey: 'key',
    tenant: 'x',
  },
  request: { messages: [], maxOutputTokens: 1_000 },
};
const payingItem = (runId: string) => ({
  runId,
  organizationId: member.organizationId,
  itemId: newId(),
});

/** What the model is asked to write it writes. */
const obey = () =>
  bench.vendor.respondWith(({ messages }) => messages.at(-1)?.text.replace('Say ', '') ?? '');

describe('a run', () => {
  it('asks each arm with each item as often as it says, and scores what comes', async () => {
    obey();
    const good = await bench.prompt(member, 'Say Number {{n}}.');
    const bad = await bench.prompt(member, 'Say number {{n}}');
    const datasetId = await bench.dataset(member, items(3));
    const exact = await bench.evaluator(member, 'exact', {});
    const run = await bench.accept(member, {
      datasetId,
      arms: [{ promptId: good }, { promptId: bad }],
      evaluators: [exact],
      repeats: 2,
    });
    expect(run).toMatchObject({
      status: 'queued',
      revision: 1,
      cells: { total: 12, completed: 0 },
      costUsd: 0,
      finishedAt: null,
      arms: [good, bad].map((promptId) => ({
        promptId,
        version: 1,
        provider: 'openai',
        model: 'gpt-4o-mini',
      })),
    });
    const ended = await bench.drain(member, run.id);
    expect(ended).toMatchObject({
      status: 'completed',
      stopReason: null,
      cells: { total: 12, completed: 12 },
    });
    expect(ended.costUsd).toBeGreaterThan(0);
    expect(ended.finishedAt).not.toBeNull();
    const made = await executionsOf(run.id);
    expect(made).toHaveLength(12);
    for (const { arm, score } of made) expect([arm, score]).toEqual([arm, arm === 0 ? 1 : 0]);
    expect(bench.vendor.requests).toHaveLength(12);
    expect(await cellsUsed()).toMatchObject({ used: 12, reserved: 0 });
    expect((await listRuns(member.as, { limit: 5, datasetId })).items).toEqual([ended]);
  });

  it('fails the cells that fail, gives their units back, and tries them again when it is told to', async () => {
    obey();
    const promptId = await bench.prompt(member, 'Say Number {{n}}.');
    const datasetId = await bench.dataset(member, items(4));
    bench.vendor.respondWith(({ messages }) =>
      messages.at(-1)?.text.includes('2') ? { kind: 'error', status: 400 } : 'fine',
    );
    const { id } = await bench.accept(member, { datasetId, arms: [{ promptId }], evaluators: [] });
    expect(await bench.drain(member, id)).toMatchObject({
      status: 'completed',
      cells: { completed: 3, failed: 1 },
    });
    expect(await cellsUsed()).toMatchObject({ used: 3 });
    obey();
    expect(await retryRun(member.as, { id })).toMatchObject({
      cells: { completed: 3, failed: 0 },
      finishedAt: null,
    });
    expect(await bench.drain(member, id)).toMatchObject({ status: 'completed', cells: { completed: 4 } });
    await expect(retryRun(member.as, { id })).rejects.toMatchObject({ code: 'nothing_to_retry' });
    await expect(cancelRun(member.as, { id })).rejects.toMatchObject({ code: 'run_finished' });
  });

  it('stays cancelled, whatever is tried again since', async () => {
    bench.vendor.respondWith(() => ({ kind: 'error', status: 400 }));
    const promptId = await bench.prompt(member, 'Say Number {{n}}.');
    const datasetId = await bench.dataset(member, items(400));
    const { id } = await bench.accept(member, { datasetId, arms: [{ promptId }], evaluators: [] });
    await bench.turn(member, id);
    expect(await cancelRun(member.as, { id })).toMatchObject({ status: 'cancelled' });
    obey();
    await retryRun(member.as, { id });
    const ended = await bench.drain(member, id);
    expect(ended.status).toBe('cancelled');
    expect(ended.cells.completed).toBeGreaterThan(0);
    expect(ended.cells.cancelled).toBeGreaterThan(0);
  });

  it('is cancelled with what has not begun', async () => {
    const promptId = await bench.prompt(member, 'Say Number {{n}}.');
    const datasetId = await bench.dataset(member, items(4));
    const { id } = await bench.accept(member, { datasetId, arms: [{ promptId }], evaluators: [] });
    expect(await cancelRun(member.as, { id })).toMatchObject({
      status: 'cancelled',
      cells: { cancelled: 4 },
    });
    expect(await cellsUsed()).toMatchObject({ used: 0 });
    expect(bench.vendor.requests).toEqual([]);
  });

  it('spends no more than it may, and the rest ends with the reason', async () => {
    obey();
    const promptId = await bench.prompt(member, 'Say Number {{n}}.');
    const datasetId = await bench.dataset(member, items(60));
    const { id } = await bench.accept(member, {
      datasetId,
      arms: [{ promptId }],
      evaluators: [],
      maxCostUsd: 0.0008,
    });
    const ended = await bench.drain(member, id);
    expect(ended).toMatchObject({ status: 'completed', stopReason: 'budget_reached' });
    expect(ended.cells.completed + ended.cells.failed).toBe(60);
    expect(ended.cells.completed).toBeGreaterThan(0);
    expect(ended.cells.failed).toBeGreaterThan(0);
    expect(ended.costUsd).toBeLessThanOrEqual(0.0008);
    const [run] = await bench.sql`select held_micros::int as held from runs where id = ${id}`;
    expect(run?.held).toBe(0);
  });

  it.each([
    ['failed', { completed: 2, failed: 1 }],
    ['pending', { completed: 3, failed: 0 }],
  ])(
    'goes on with the money that a dead worker set aside for an item that is now %s',
    async (status, cells) => {
      obey();
      const promptId = await bench.prompt(member, 'Say Number {{n}}.');
      const datasetId = await bench.dataset(member, items(3));
      const { id } = await bench.accept(member, {
        datasetId,
        arms: [{ promptId }],
        evaluators: [],
        maxCostUsd: 0.0008,
      });
      await bench.sql`
      with lost as (
        update work_items set status = ${status}, attempts = 1, error = '{"code":"worker_lost","message":"Lost."}'
        where job_id = ${id} and position = 1 returning id, organization_id, job_id
      ), counted as (update work_jobs set failed = ${cells.failed} where id = ${id}), held as (
        insert into run_holds (id, item_id, organization_id, run_id, micros)
        select gen_random_uuid(), id, organization_id, job_id, 700 from lost
      ) update runs set held_micros = 700 where id = ${id}`;
      expect(await bench.drain(member, id)).toMatchObject({ status: 'completed', stopReason: null, cells });
    },
  );

  it('is refused whole where something is missing', async () => {
    const promptId = await bench.prompt(member, 'Say {{n}} to {{name}}.');
    const datasetId = await bench.dataset(member, items(60));
    const empty = await bench.dataset(member, []);
    const arms = [{ promptId }];
    const refusal = (body: Parameters<typeof bench.accept>[1]) =>
      bench.accept(member, body).catch((error: unknown) => error);
    expect(await refusal({ datasetId, arms, evaluators: [] })).toMatchObject({
      code: 'variables_missing',
      extras: {
        errorCount: 60,
        errors: { length: 50, 0: { path: 'items/i0', message: 'has no value for name' } },
      },
    });
    expect(await refusal({ datasetId: empty, arms, evaluators: [] })).toMatchObject({
      code: 'dataset_empty',
    });
    expect(await refusal({ datasetId, arms, evaluators: [promptId] })).toMatchObject({
      code: 'evaluator_not_found',
    });
    const strange = [{ promptId: await bench.prompt(member, 'Say {{n}}.'), model: 'openai/nobodys-model' }];
    expect(await refusal({ datasetId, arms: strange, evaluators: [], maxCostUsd: 1 })).toMatchObject({
      code: 'price_unknown',
    });
    const nobody = await bench.evaluator(member, 'judge', {
      rubric: 'Is good.',
      model: 'anthropic/claude-haiku-4-5',
    });
    const said = [{ promptId: await bench.prompt(member, 'Say {{n}}.') }];
    expect(await refusal({ datasetId, arms: said, evaluators: [nobody] })).toMatchObject({
      code: 'provider_not_usable',
    });
    expect((await listRuns(member.as, { limit: 5 })).items).toEqual([]);
    expect(await cellsUsed()).toMatchObject({ used: 0, reserved: 0 });
  });

  it('writes each cell once, also where two workers had it', async () => {
    obey();
    const promptId = await bench.prompt(member, 'Say Number {{n}}.');
    const datasetId = await bench.dataset(member, items(2));
    const { id } = await bench.accept(member, { datasetId, arms: [{ promptId }], evaluators: [] });
    await Promise.all([bench.turn(member, id), bench.turn(member, id)]);
    await bench.drain(member, id);
    expect(await executionsOf(id)).toHaveLength(2);
    expect((await getRun(member.as, { id })).cells).toMatchObject({ total: 2, completed: 2 });
  });

  it('keeps what a call has set aside when an earlier call of the item ends, whose worker was taken for dead', async () => {
    const promptId = await bench.prompt(member, 'Say Number {{n}}.');
    const datasetId = await bench.dataset(member, items(1));
    const { id } = await bench.accept(member, {
      datasetId,
      arms: [{ promptId }],
      evaluators: [],
      maxCostUsd: 1,
    });
    const item = payingItem(id);
    const reserve = () => createRunPayer(bench.ctx, item).reserve(CALL);
    const held = async () => {
      const [run] = await bench.sql`
        select held_micros::int as held, (select sum(micros)::int from run_holds h where h.run_id = r.id) as sum from runs r where id = ${id}`;
      return [run?.held, run?.sum];
    };
    const frozen = await reserve();
    const most = await held();
    await releaseHold(bench.ctx, item);
    expect(await held()).toEqual([0, null]);
    await reserve();
    await frozen.settle(null);
    expect(await held()).toEqual(most);
  });

  it('counts a call that ends while the run does', async () => {
    const datasetId = await bench.dataset(member, items(1));
    const { id } = await bench.accept(member, {
      datasetId,
      arms: [{ promptId: await bench.prompt(member, 'Say {{n}}.') }],
      evaluators: [],
      maxCostUsd: 1,
    });
    const payment = await createRunPayer(bench.ctx, payingItem(id)).reserve(CALL);
    const usage = { inputTokens: 1_000, outputTokens: 200 };
    const ending = openRawClient(bench.databaseUrl);
    let settling: Promise<unknown> = Promise.resolve();
    await ending.begin(async (tx) => {
      await tx`select from runs where id = ${id} for no key update`;
      settling = payment.settle({ text: 'fine', model: 'gpt-4o-mini', finishReason: 'stop', usage });
      await waitFor(async () => {
        const rows = await bench.sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return rows.length > 0;
      });
      await tx`delete from run_holds where run_id = ${id}`;
      await tx`update runs set held_micros = 0 where id = ${id}`;
    });
    await settling;
    await ending.end();
    const [run] = await bench.sql`
      select held_micros::int as held, spent_micros::int as spent from runs where id = ${id}`;
    expect(run).toEqual({ held: 0, spent: 270 });
  });
});
