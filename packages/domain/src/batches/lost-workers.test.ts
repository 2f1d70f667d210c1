import { randomUUID } from 'node:crypto';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { reconcile } from '../maintenance/reconcile.ts';
import { claimItems, renewLease } from './claim-items.ts';
import { laneJobId } from './lanes.ts';
import { type LaneBench, openLaneBench } from './testing/lane-bench.ts';
import { openLaneQueue } from './testing/lane-queue.ts';

let bench: LaneBench;
let member: Member;

beforeAll(async () => {
  bench = await openLaneBench(inject('services'), { BATCH_CHUNK_SIZE: '5', BATCH_MAX_ATTEMPTS: '3' });
});
afterAll(() => bench.close());
beforeEach(async () => {
  member = await buildMember(bench.ctx);
});

const upload = (count: number) => uploadBatch(member, numberedItems(count));
const leasePasses = () => bench.clock.advance(bench.ctx.settings.batches.leaseMs + 1);

async function firstLane(batchId: string) {
  const [lane] = await bench.ledger.lanes(batchId);
  if (!lane) throw new Error('The batch has no lane.');
  return lane;
}

/** A worker that claims what its lane would and is never heard of again. */
async function claimAndDie(batchId: string): Promise<number[]> {
  const claim = await claimItems(bench.ctx, await firstLane(batchId), randomUUID());
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
    await claimItems(bench.ctx, await firstLane(id), leaseToken);
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

describe('lanes whose jobs vanished', () => {
  const jobsOf = async (batchId: string) => {
    const queue = await bench.ctx.queues.lanes();
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
    const lane = await firstLane(id);
    const queue = await bench.ctx.queues.lanes();
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
