import { randomUUID } from 'node:crypto';
import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { findText } from '@refinery/testing/find-text.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseUser } from '../erasure/erase-user.ts';
import { purgeExpired } from '../maintenance/internal/purge-expired.ts';
import { removeOldTexts } from '../maintenance/internal/remove-old-texts.ts';
import { updateOrganization } from '../organizations/update-organization.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { cancelRun } from './cancel-run.ts';
import { getRun } from './get-run.ts';
import { getRunComparison } from './get-run-comparison.ts';
import { openRunBench } from './testing/run-bench.ts';

const DAY_MS = 24 * 60 * 60_000;

const bench = fixture(openRunBench);
let member: Member;
/** What the judge says of each output. */
let words: string;

beforeEach(async () => {
  words = `because of ${randomUUID()}`;
  bench.vendor.reset();
  bench.vendor.respondWith(({ messages }) =>
    messages.at(-1)?.text.startsWith('Say') ? 'An output.' : JSON.stringify({ score: 8, reason: words }),
  );
  member = await bench.member();
});

/** A run of two items, each judged once. */
async function acceptJudged(content = 'Say {{n}}.', by = member) {
  return bench.accept(by, {
    datasetId: await bench.dataset(member, [{ input: { n: 1 } }, { input: { n: 2 } }]),
    evaluators: [await bench.evaluator(member, 'judge', { rubric: 'Is good.' })],
    arms: [{ promptId: await bench.prompt(member, content) }],
  });
}

const events = () => bench.sql<{ type: string; data: Record<string, unknown> }[]>`
  select options ->> 'type' as type, options -> 'data' as data from work_jobs
  where organization_id = ${member.organizationId} and kind = 'webhook' order by id`;

describe('a webhook is told', () => {
  beforeEach(async () => {
    await createWebhook(member.as, { url: 'https://hooks.example.com/' });
  });

  it('once that a run is complete, when its judgements are too, with counts and no text', async () => {
    const run = await acceptJudged();
    await bench.turn(member, run.id);
    expect(await events()).toEqual([]);
    const ended = await bench.drain(member, run.id);
    expect(await events()).toEqual([
      {
        type: 'run.completed',
        data: {
          runId: run.id,
          status: 'completed',
          stopReason: null,
          cells: ended.cells,
          costUsd: ended.costUsd,
          createdAt: ended.createdAt,
          finishedAt: ended.finishedAt,
        },
      },
    ]);
    expect(ended.cells).toMatchObject({ total: 2, completed: 2 });
    expect(ended.costUsd).toBeGreaterThan(0);
  });

  it('that a run failed, where no output came', async () => {
    bench.vendor.respondWith(() => ({ kind: 'error', status: 400 }));
    const run = await acceptJudged();
    await bench.drain(member, run.id);
    expect(await events()).toMatchObject([{ type: 'run.failed', data: { runId: run.id, status: 'failed' } }]);
  });

  it('nothing of a run that somebody cancelled', async () => {
    const run = await acceptJudged();
    await cancelRun(member.as, { id: run.id });
    await bench.drain(member, run.id);
    expect(await events()).toEqual([]);
  });
});

it('a run goes on without a name where whoever started it is erased', async () => {
  const colleague = await buildColleague(bench.ctx, member, 'admin');
  const run = await acceptJudged('Say {{n}}.', colleague);
  const actor = { kind: 'operator', name: 'erase-user' } as const;
  await eraseUser({ ...bench.ctx, actor }, { userId: colleague.user.id });
  expect(await bench.drain(member, run.id)).toMatchObject({
    status: 'completed',
    cells: { completed: 2 },
    judgements: { completed: 2 },
  });
  const made = await bench.sql`select user_id from executions where run_id = ${run.id}`;
  expect(made.map(({ user_id }) => user_id)).toEqual([null, null]);
});

it('words of judges go with the outputs that they are about; scores stay', async () => {
  const run = await acceptJudged();
  await bench.drain(member, run.id);
  const before = await getRunComparison(member.as, { id: run.id });
  expect(await findText(bench.sql, words)).toContain('scores.reason');
  await updateOrganization(member.as, { promptRetentionDays: 3 });
  bench.clock.advance(3 * DAY_MS - 60_000);
  await removeOldTexts(bench.ctx);
  expect(await findText(bench.sql, words)).toContain('scores.reason');
  bench.clock.advance(120_000);
  await removeOldTexts(bench.ctx);
  expect(await findText(bench.sql, words)).toEqual([]);
  expect(await getRunComparison(member.as, { id: run.id })).toEqual(before);
});

it('jobs of a run go 35 days after their end; the run stays as it was', async () => {
  const run = await acceptJudged();
  const ended = await bench.drain(member, run.id);
  const open = await acceptJudged();
  const { organizationId } = member;
  const jobs = async () =>
    (await bench.sql`select kind from work_jobs where organization_id = ${organizationId} order by kind`).map(
      ({ kind }) => kind,
    );
  expect(await jobs()).toEqual(['cell', 'cell', 'judgement']);
  bench.clock.advance(35 * DAY_MS - 60_000);
  await purgeExpired(bench.ctx);
  expect(await jobs()).toEqual(['cell', 'cell', 'judgement']);
  bench.clock.advance(120_000);
  await purgeExpired(bench.ctx);
  expect(await jobs()).toEqual(['cell']);
  expect(await getRun(member.as, { id: run.id })).toEqual(ended);
  expect((await getRun(member.as, { id: open.id })).status).toBe('queued');
});

it('jobs with many items go in several ticks, the oldest first', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count++) {
    const { id } = await acceptJudged();
    await bench.drain(member, id);
    ids.push(id);
  }
  await bench.sql`delete from work_jobs where organization_id = ${member.organizationId} and kind = 'judgement'`;
  await bench.sql`update work_jobs set total = 15000 where id in ${bench.sql(ids)}`;
  bench.clock.advance(36 * DAY_MS);
  const left = async () =>
    (await bench.sql`select id from work_jobs where id in ${bench.sql(ids)} order by finished_at`).map(
      ({ id }) => id,
    );
  await purgeExpired(bench.ctx);
  expect(await left()).toEqual(ids.slice(2));
  await purgeExpired(bench.ctx);
  expect(await left()).toEqual([]);
});
