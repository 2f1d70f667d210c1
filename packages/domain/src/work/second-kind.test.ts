import { randomUUID } from 'node:crypto';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { workKinds } from '../registries/work-kinds.ts';
import { getUsage } from '../usage/get-usage.ts';
import { cancelJob } from './cancel.ts';
import { claimItems } from './internal/claim.ts';
import { settleItems } from './internal/settle.ts';
import { toLane } from './lane-queue.ts';
import { startLanes } from './lanes.ts';
import { retryFailed } from './retry-failed.ts';
import { runTurn } from './run-turn.ts';
import { acceptJob } from './shared-tables.ts';
import type { JobId, Lane } from './tables.ts';
import {
  createGreetingKind,
  GREETING_TABLES,
  type GreetingKind,
  type GreetingOutcome,
  RETRY_MS,
} from './testing/greeting-kind.ts';
import { withKind } from './testing/with-kind.ts';

const LEASE_MS = 30_000;

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));
let ctx: Context;

let member: Member;
let kind: GreetingKind;

beforeAll(async () => {
  await test.sql.unsafe(GREETING_TABLES);
});
beforeEach(async () => {
  kind = createGreetingKind();
  ctx = { ...test.ctx, quotas: withKind(test.ctx.quotas, kind) };
  member = await buildMember(ctx);
});

async function accept(...names: string[]): Promise<JobId> {
  const { organizationId } = member;
  const payloads = names.map((name) => ({ name }));
  const id = await withTenant(ctx.db, organizationId, (tx) =>
    acceptJob(ctx, tx, kind, { organizationId, options: { word: 'Hello' }, payloads }),
  );
  await startLanes(ctx, kind, id);
  return id;
}

const lanesOf = async ({ organizationId, jobId }: JobId): Promise<Lane[]> => {
  const rows = await test.sql`select lane, token from work_lanes where job_id = ${jobId} order by lane`;
  return rows.map(({ lane, token }) => ({ organizationId, jobId, lane, token }));
};
async function firstLane(id: JobId): Promise<Lane> {
  const [lane] = await lanesOf(id);
  if (!lane) throw new Error('The job has no lane.');
  return lane;
}
/** Lets lanes take turns until none is left, as workers do. */
async function drain(id: JobId): Promise<void> {
  for (let lanes = await lanesOf(id); lanes.length; lanes = await lanesOf(id)) {
    for (const lane of lanes) await runTurn(ctx, kind, lane);
  }
}
const tick = () => reconcile(ctx, [...workKinds, kind]);

/** Everything that the books say of a job. */
async function read({ organizationId, jobId }: JobId) {
  const [job] = await test.sql`
    select status, completed, failed, cancelled, ended_at is not null as attended,
      coalesce((select times from greeted where greeted.job_id = work_jobs.id), 0) as ends
    from work_jobs where id = ${jobId}`;
  const items = await test.sql`
    select i.status, attempts, g.text from work_items i left join greetings g on g.item_id = i.id
    where job_id = ${jobId} order by position`;
  const [counter] = await test.sql`
    select used::int from usage_counters where organization_id = ${organizationId} and meter = 'greetings'`;
  return {
    job: `${job?.status} ${job?.completed}/${job?.failed}/${job?.cancelled}`,
    ends: job?.attended ? job.ends : `${job?.ends} unattended`,
    items: items.map(({ status, attempts, text }) => [status, attempts, text].filter(Boolean).join(' ')),
    lanes: (await lanesOf({ organizationId, jobId })).length,
    charged: counter?.used,
  };
}

/** A worker that claims what its lane would, for the test to go on with or not. */
async function claim(id: JobId) {
  const leaseToken = randomUUID();
  const claimed = await claimItems(ctx, kind, await firstLane(id), leaseToken);
  if (!claimed) throw new Error('Nothing could be claimed.');
  const outcomes = claimed.items.map(
    (item): GreetingOutcome => ({ kind: 'completed', item, result: `Hello ${item.name}` }),
  );
  return {
    names: claimed.items.map(({ name }) => name),
    job: claimed.job,
    settlement: { leaseToken, outcomes },
  };
}

async function loseWorker(id: JobId): Promise<string[]> {
  const { names } = await claim(id);
  clock.advance(LEASE_MS + 1);
  await tick();
  return names;
}

describe('a job of a second kind', () => {
  it('is worked on chunk by chunk, each item once, and ends once', async () => {
    const id = await accept('Ada', 'Bob', 'Cleo', 'Dan');
    expect(await read(id)).toMatchObject({ job: 'queued 0/0/0', lanes: 2, charged: 4 });
    await drain(id);
    await tick();
    expect(await read(id)).toEqual({
      job: 'completed 4/0/0',
      ends: 1,
      items: ['Ada', 'Bob', 'Cleo', 'Dan'].map((name) => `completed 1 Hello ${name}`),
      lanes: 0,
      charged: 4,
    });
    expect(kind.chunks).toBe(2);
  });

  it('waits in a queue that knows its ids and nothing else, and that a release without it does not read', async () => {
    const id = await accept('Ada');
    const lane = await firstLane(id);
    const queue = await ctx.queues.work(kind.queue);
    const waiting = async () =>
      (await queue.getJobs(['waiting'])).filter(({ data }) => data.jobId === id.jobId);
    const [job] = await waiting();
    expect([job?.id, job?.data]).toEqual([`lane-${lane.token}`, lane]);
    expect(toLane(job?.data ?? lane)).toEqual(lane);
    expect(workKinds.map((known) => known.queue)).not.toContain(kind.queue);
    // What Redis loses is enqueued again.
    await queue.obliterate({ force: true });
    await tick();
    expect((await waiting()).map(({ data }) => data)).toEqual([lane]);
    await drain(id);
  });

  it('tries an item again when its time has come', async () => {
    kind.decide = ({ name, attempts }) => (name === 'Bob' && attempts === 1 ? 'released' : 'completed');
    const id = await accept('Ada', 'Bob');
    await runTurn(ctx, kind, await firstLane(id));
    await runTurn(ctx, kind, await firstLane(id));
    expect(await read(id)).toMatchObject({ items: ['completed 1 Hello Ada', 'pending 1'], lanes: 1 });
    clock.advance(RETRY_MS);
    await drain(id);
    expect(await read(id)).toMatchObject({
      job: 'completed 2/0/0',
      items: ['completed 1 Hello Ada', 'completed 2 Hello Bob'],
    });
  });

  it('gives back what failed, tries that again on demand, and ends once more', async () => {
    kind.decide = ({ name }) => (name === 'Bob' ? 'failed' : 'completed');
    const id = await accept('Ada', 'Bob');
    await drain(id);
    expect(await read(id)).toMatchObject({ job: 'completed 1/1/0', charged: 1, ends: 1 });
    kind.decide = () => 'completed';
    expect(await retryFailed(ctx, kind, id)).toEqual({ was: 'completed', items: 1 });
    expect(await read(id)).toMatchObject({ job: 'queued 1/0/0', charged: 2, ends: '1 unattended' });
    await drain(id);
    expect(await read(id)).toMatchObject({ job: 'completed 2/0/0', charged: 2, ends: 2 });
    expect(await retryFailed(ctx, kind, id)).toEqual({ was: 'completed', items: 0 });
    expect(await retryFailed(ctx, kind, { ...id, jobId: randomUUID() })).toBeNull();
  });

  it('tries nothing again where what goes with it fails', async () => {
    kind.decide = () => 'failed';
    const id = await accept('Ada');
    await drain(id);
    const before = await read(id);
    const refused = retryFailed(ctx, kind, id, async (tx) => {
      await tx.execute(sql`select 1 / 0`);
    });
    await expect(refused).rejects.toThrow();
    expect(await read(id)).toEqual(before);
  });

  it('fails the one item alone whose result the database refuses', async () => {
    kind.decide = ({ name }) => (name === 'Bob' ? 'refused' : 'completed');
    const id = await accept('Ada', 'Bob', 'Cleo');
    await drain(id);
    expect(await read(id)).toMatchObject({
      job: 'completed 2/1/0',
      ends: 1,
      items: ['completed 1 Hello Ada', 'failed 1', 'completed 1 Hello Cleo'],
      charged: 2,
    });
  });

  it('that is cancelled lets what runs finish, gives the rest back and ends', async () => {
    const id = await accept('Ada', 'Bob', 'Cleo', 'Dan', 'Eve');
    const { job, settlement } = await claim(id);
    expect(await cancelJob(ctx, kind, id)).toBe('running');
    expect(await read(id)).toMatchObject({ job: 'cancelling 0/0/2', charged: 3 });
    await settleItems(ctx, kind, job, settlement);
    await tick();
    expect(await read(id)).toMatchObject({ job: 'cancelled 3/0/2', ends: 1, charged: 3, lanes: 0 });
    expect(await cancelJob(ctx, kind, id)).toBe('cancelled');
    expect(await cancelJob(ctx, kind, { ...id, jobId: randomUUID() })).toBeNull();
  });
});

describe('a lease holder of a second kind that is killed', () => {
  it('loses its items when the lease ends, and can do nothing to them if it comes back', async () => {
    const id = await accept('Ada', 'Bob');
    const frozen = await claim(id);
    await tick();
    expect(await read(id)).toMatchObject({ items: ['processing 1', 'processing 1'] });
    clock.advance(LEASE_MS + 1);
    await tick();
    await drain(id);
    const done = await read(id);
    expect(done).toMatchObject({ job: 'completed 2/0/0', ends: 1, charged: 2 });
    expect(done.items).toEqual(['completed 2 Hello Ada', 'completed 2 Hello Bob']);
    await settleItems(ctx, kind, frozen.job, frozen.settlement);
    expect(await read(id)).toEqual(done);
  });

  it('as often as an item may be tried fails that item, and not those beside it', async () => {
    const id = await accept('Ada', 'Bob');
    expect(await loseWorker(id)).toEqual(['Ada', 'Bob']);
    // One at a time from now on: one of them may have killed it.
    expect(await loseWorker(id)).toEqual(['Ada']);
    await drain(id);
    expect(await read(id)).toMatchObject({
      job: 'completed 1/1/0',
      items: ['failed 2', 'completed 2 Hello Bob'],
      charged: 1,
      ends: 1,
    });
  });

  it('between the last item and the end of the job leaves the end to the reconciler', async () => {
    const id = await accept('Ada');
    const { job, settlement } = await claim(id);
    expect(await settleItems(ctx, kind, job, settlement)).toMatchObject({ finished: true });
    expect(await read(id)).toMatchObject({ job: 'completed 1/0/0', ends: '0 unattended' });
    await tick();
    expect(await read(id)).toMatchObject({ ends: 1 });
  });
});

it('the end of a job is repeated until it succeeds, and no more', async () => {
  kind.failingEnds = 2;
  const id = await accept('Ada');
  await drain(id);
  expect(await read(id)).toMatchObject({ job: 'completed 1/0/0', ends: '0 unattended' });
  await tick();
  expect(await read(id)).toMatchObject({ ends: '0 unattended' });
  for (const _again of [1, 2]) {
    await tick();
    expect(await read(id)).toMatchObject({ ends: 1 });
  }
});

it('the end of a job says nothing of another that ended at the same moment', async () => {
  kind.failingEnds = 1;
  const [first, second] = [await accept('Ada'), await accept('Bob')];
  await drain(first);
  await drain(second);
  expect(await read(second)).toMatchObject({ ends: 1 });
  expect(await read(first)).toMatchObject({ ends: '0 unattended' });
});

describe('a job that is tried again while its end is attended to', () => {
  beforeEach(() => {
    kind.decide = ({ name }) => (name === 'Bob' ? 'failed' : 'completed');
  });

  /**
   * Ends a job of which one item has failed, and has something done in the middle of what its kind does then.
   */
  async function endWith(meanwhile: (id: JobId) => Promise<void>): Promise<JobId> {
    const id = await accept('Ada', 'Bob');
    const { afterJobEnded } = kind;
    kind.afterJobEnded = async (...given) => {
      if (afterJobEnded) kind.afterJobEnded = afterJobEnded;
      kind.decide = () => 'completed';
      clock.advance(1);
      await retryFailed(ctx, kind, id);
      await meanwhile(id);
      await afterJobEnded?.(...given);
    };
    // A turn alone: those of the second time are the test's to take.
    for (const lane of await lanesOf(id)) await runTurn(ctx, kind, lane);
    return id;
  }

  it('ends once more', async () => {
    const id = await endWith(async () => undefined);
    expect(await read(id)).toMatchObject({ job: 'queued 1/0/0', ends: '1 unattended' });
    await drain(id);
    expect(await read(id)).toMatchObject({ job: 'completed 2/0/0', ends: 2 });
  });

  it('ends once more where its second end comes before the first was attended to', async () => {
    const id = await endWith(async (retried) => {
      const { job, settlement } = await claim(retried);
      await settleItems(ctx, kind, job, settlement);
    });
    expect(await read(id)).toMatchObject({ job: 'completed 2/0/0', ends: '1 unattended' });
    await tick();
    expect(await read(id)).toMatchObject({ ends: 2 });
    await tick();
    expect(await read(id)).toMatchObject({ ends: 2 });
  });
});

describe('two kinds', () => {
  it('are charged to their own meters, and each month begins with what is in flight of its kind', async () => {
    clock.set(new Date('2026-05-31T23:00:00Z'));
    const { id: batchId } = await uploadBatch({ ...member, as: { ...member.as, ...ctx } }, numberedItems(7));
    const id = await accept('Ada', 'Bob');
    await runTurn(ctx, kind, await firstLane(id));
    await accept('Cleo', 'Dan', 'Eve');
    clock.set(new Date('2026-06-01T00:00:00Z'));
    await accept('Fay');
    expect(await read(id)).toMatchObject({ charged: 4 });
    expect(await getUsage({ ...member.as, ...ctx })).toMatchObject({ used: 0, reserved: 7 });
    await expect(accept(...'ABCDEFG')).rejects.toMatchObject({
      code: 'quota_exceeded',
      message: expect.stringContaining('needs 7, but only 6 of the'),
    });
    const [rejected] = await test.sql`
      select count(*)::int from work_jobs where organization_id = ${member.organizationId}`;
    expect([rejected?.count, batchId]).toEqual([3, expect.any(String)]);
  });

  it('share tables and touch nothing of each other', async () => {
    const id = await accept('Ada');
    await claim(id);
    clock.advance(LEASE_MS + 1);
    const other = createGreetingKind('other');
    await reconcile(ctx, [other]);
    expect(await read(id)).toMatchObject({ items: ['processing 1'] });
    await tick();
    expect(await read(id)).toMatchObject({ items: ['pending 1'] });
    kind.failingEnds = 1;
    await drain(id);
    await reconcile(ctx, [other]);
    expect(await read(id)).toMatchObject({ job: 'completed 1/0/0', ends: '0 unattended' });
  });
});
