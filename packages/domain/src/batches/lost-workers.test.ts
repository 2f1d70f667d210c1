import { randomUUID } from 'node:crypto';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LANE_QUEUE } from '../context/jobs.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { laneJobId } from '../work/lane-queue.ts';
import { openLaneBench } from './testing/lane-bench.ts';
import { openLaneQueue } from './testing/lane-queue.ts';
import { claimItems, keepLease, renewLease, settleItems } from './testing/lane-work.ts';

const bench = fixture((services) =>
  openLaneBench(services, { BATCH_CHUNK_SIZE: '5', BATCH_MAX_ATTEMPTS: '3' }),
);
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
});

const upload = (count: number) => uploadBatch(member, numberedItems(count));
const leasePasses = () => bench.clock.advance(bench.ctx.settings.batches.leaseMs + 1);

/** A worker that claims what its lane would and is never heard of again. */
async function claimAndDie(batchId: string): Promise<number[]> {
  const claim = await claimItems(bench.ctx, await bench.ledger.firstLane(batchId), randomUUID());
  return (claim?.items ?? []).map((item) => item.position);
}

describe('items of a worker that died', () => {
  it('stay with it until their lease ends and are refined once after that', async () => {
    const { id } = await upload(12);
    expect(await claimAndDie(id)).toEqual([1, 2, 3, 4, 5]);
    await reconcile(bench.ctx);
    expect((await bench.ledger.read(id)).items).toEqual({ processing: 5, pending: 7 });
    leasePasses();
    await reconcile(bench.ctx);
    expect((await bench.ledger.read(id)).items).toEqual({ pending: 12 });
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toEqual(allCompleted(12));
  });

  it('stay with a worker that renews its lease', async () => {
    const { id } = await upload(5);
    const leaseToken = randomUUID();
    await claimItems(bench.ctx, await bench.ledger.firstLane(id), leaseToken);
    const batch = { organizationId: member.organizationId, batchId: id };
    for (let renewal = 0; renewal < 5; renewal++) {
      bench.clock.advance(bench.ctx.settings.batches.leaseMs - 1);
      await renewLease(bench.ctx, batch, leaseToken);
    }
    await reconcile(bench.ctx);
    expect((await bench.ledger.read(id)).items).toEqual({ processing: 5 });
  });

  it('are tried after the others and one at a time, since one of them may have killed it', async () => {
    const { id } = await upload(7);
    await claimAndDie(id);
    leasePasses();
    await reconcile(bench.ctx);
    expect(await claimAndDie(id)).toEqual([6, 7]);
    expect(await claimAndDie(id)).toEqual([1]);
    expect(await claimAndDie(id)).toEqual([]);
    leasePasses();
    await reconcile(bench.ctx);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toEqual(allCompleted(7));
  });

  it('fail as worker_lost after the last allowed try, without those beside them', async () => {
    const { id } = await upload(5);
    for (let crash = 0; crash < 3; crash++) {
      await claimAndDie(id);
      leasePasses();
      await reconcile(bench.ctx);
    }
    const account = await bench.ledger.read(id);
    expect(account.items).toEqual({ failed: 1, pending: 4 });
    const [failed] = await bench.ledger
      .sql`select position, attempts, error from batch_items where status = 'failed'`;
    expect(failed).toMatchObject({ position: 1, attempts: 3, error: { code: 'worker_lost' } });
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'completed',
      counters: { total: 5, completed: 4, failed: 1 },
      mismatches: 0,
      charged: 4,
      lanes: 0,
    });
  });

  it('end the batch when they were its last', async () => {
    const { id } = await upload(1);
    for (let crash = 0; crash < 3; crash++) {
      await claimAndDie(id);
      leasePasses();
      await reconcile(bench.ctx);
    }
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'failed',
      counters: { failed: 1 },
      charged: 0,
    });
  });
});

describe('the lease of a worker that lives', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  const leaseEnds = async (batchId: string): Promise<number> => {
    const [row] = await bench.ledger
      .sql`select lease_expires_at from batch_items where batch_id = ${batchId}`;
    return row?.lease_expires_at.getTime();
  };

  it('is renewed twice before it would end, so that one renewal may fail, until the work is done', async () => {
    const { id } = await upload(1);
    const leaseToken = randomUUID();
    await claimItems(bench.ctx, await bench.ledger.firstLane(id), leaseToken);
    const { leaseMs } = bench.ctx.settings.batches;
    const stop = keepLease(bench.ctx, { organizationId: member.organizationId, batchId: id }, leaseToken);
    for (const renewal of ['first', 'second']) {
      bench.clock.advance(1_000);
      const ends = bench.clock.now().getTime() + leaseMs;
      vi.advanceTimersByTime(leaseMs / 2 - 1);
      await waitFor(async () => (await leaseEnds(id)) === ends, { what: `the ${renewal} renewal` });
    }
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is renewed no more once its chunk could not be stored', async () => {
    const { id } = await upload(1);
    await bench.ledger.whileRefused(
      'batch_items',
      `batch_id = '${id}' and status <> 'processing'`,
      async () => {
        await expect(runLane(bench.ctx, await bench.ledger.firstLane(id))).rejects.toThrow();
        expect((await bench.ledger.read(id)).items).toEqual({ processing: 1 });
        expect(vi.getTimerCount()).toBe(0);
      },
    );
  });

  it('goes on being renewed although a renewal fails', async () => {
    const logged: unknown[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
    const stop = keepLease(
      { ...bench.ctx, logger },
      { organizationId: 'nobody', batchId: 'none' },
      randomUUID(),
    );
    for (const failures of [1, 2]) {
      vi.advanceTimersByTime(bench.ctx.settings.batches.leaseMs / 2 - 1);
      await waitFor(() => logged.length >= failures, { what: 'a renewal to fail' });
    }
    stop();
    for (const line of logged) expect(line).toMatchObject({ batchId: 'none', msg: 'lease not renewed' });
  });
});

describe('items that somebody else is writing at this moment', () => {
  /** Resolves when this many statements wait for a lock. */
  const blocked = (count: number) =>
    waitFor(
      async () => {
        const waiting = await bench.ledger.sql`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return waiting.length === count;
      },
      { what: `${count} statements to wait for a lock` },
    );

  it('are passed over by a claim, and nobody waits for them', async () => {
    const { id } = await upload(8);
    await bench.ledger.sql.begin(async (sql) => {
      await sql`select 1 from batch_items where batch_id = ${id} and position in (1, 3) for update`;
      expect(await claimAndDie(id)).toEqual([2, 4, 5, 6, 7]);
    });
  });

  it('are left to them where a lease is renewed, and nobody waits for them', async () => {
    const { id } = await upload(3);
    const leaseToken = randomUUID();
    await claimItems(bench.ctx, await bench.ledger.firstLane(id), leaseToken);
    bench.clock.advance(1_000);
    await bench.ledger.sql.begin(async (sql) => {
      await sql`select 1 from batch_items where batch_id = ${id} and position = 2 for update`;
      await renewLease(bench.ctx, { organizationId: member.organizationId, batchId: id }, leaseToken);
    });
    bench.clock.advance(bench.ctx.settings.batches.leaseMs - 999);
    await reconcile(bench.ctx);
    const rows = await bench.ledger
      .sql`select position from batch_items where batch_id = ${id} and status = 'pending'`;
    expect(rows).toEqual([{ position: 2 }]);
  });

  it('are cancelled where they come back while somebody cancels the batch', async () => {
    const { id } = await upload(1);
    const lane = await bench.ledger.firstLane(id);
    const leaseToken = randomUUID();
    const claim = await claimItems(bench.ctx, lane, leaseToken);
    if (!claim) throw new Error('The lane claimed nothing.');
    const outcomes = claim.items.map((item) => {
      return { kind: 'released' as const, item, delayMs: 0, countsAsAttempt: false };
    });
    const settling = await bench.ledger.sql.begin(async (sql) => {
      await sql`update batch_jobs set status = 'cancelling' where id = ${id}`;
      const settled = settleItems(bench.ctx, claim.batch, { leaseToken, outcomes, lane });
      await blocked(1);
      return { settled };
    });
    expect(await settling.settled).toBeNull();
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'cancelled',
      items: { cancelled: 1 },
      charged: 0,
    });
  });

  it('are tried one at a time where two lanes ask for a lost one at once', async () => {
    const { id } = await upload(6);
    await claimAndDie(id);
    await claimAndDie(id);
    leasePasses();
    await reconcile(bench.ctx);
    const lanes = await bench.ledger.lanes(id);
    expect(lanes).toHaveLength(2);
    const claiming = await bench.ledger.sql.begin(async (sql) => {
      await sql`select 1 from batch_jobs where id = ${id} for no key update`;
      const claimed = lanes.map((lane) => claimItems(bench.ctx, lane, randomUUID()));
      await blocked(2);
      return { claimed };
    });
    const claims = await Promise.all(claiming.claimed);
    expect(claims.map((claim) => claim?.items.length).sort()).toEqual([0, 1]);
  });
});

describe('lanes whose jobs vanished', () => {
  const jobsOf = async (batchId: string) => {
    const queue = await bench.ctx.queues.work(LANE_QUEUE);
    const jobs = await queue.getJobs(['waiting', 'delayed', 'active', 'failed', 'completed']);
    return jobs.filter((job) => job.data.batchId === batchId);
  };

  it('are enqueued again, once, under the id they had', async () => {
    const { id } = await upload(12);
    const before = (await jobsOf(id)).map((job) => job.id).sort();
    expect(before).toHaveLength(3);
    for (const job of await jobsOf(id)) await job.remove();
    await Promise.all([reconcile(bench.ctx), reconcile(bench.ctx)]);
    expect((await jobsOf(id)).map((job) => job.id).sort()).toEqual(before);
    await bench.drain(id);
  });

  it('go on under a new id where their job ended without a successor: the queue ignores an id it has seen', async () => {
    const { id } = await upload(3);
    const lane = await bench.ledger.firstLane(id);
    const queue = await bench.ctx.queues.work(LANE_QUEUE);
    const job = await queue.getJob(laneJobId(lane));
    await job?.remove();
    await queue.add('lane', lane, { jobId: laneJobId(lane), removeOnFail: false, delay: 1 });
    const stuck = await queue.getJob(laneJobId(lane));
    await stuck?.promote();
    await takeAndFail(stuck?.id ?? '');
    expect(await queue.getJobState(laneJobId(lane))).toBe('failed');
    await reconcile(bench.ctx);
    const [current] = await bench.ledger.lanes(id);
    expect(current?.token).not.toBe(lane.token);
    expect((await jobsOf(id)).map((entry) => entry.id)).toContain(`lane-${current?.token}`);
  });

  /** Fails the job with this id as a worker would that lost its database. */
  async function takeAndFail(jobId: string): Promise<void> {
    const lanes = openLaneQueue(bench.environment);
    for (let job = await lanes.take(); job; job = await lanes.take()) {
      if (job.id === jobId) await job.fail(new Error('no database'));
      else await job.done();
    }
    await lanes.close();
  }
});
