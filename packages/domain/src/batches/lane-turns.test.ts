import { randomUUID } from 'node:crypto';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LANE_QUEUE } from '../context/jobs.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { saveProvider } from '../providers/save-provider.ts';
import { laneJobId } from '../work/lane-queue.ts';
import { openLaneBench, refineToItself } from './testing/lane-bench.ts';
import { claimItems, continueLane, endLane, ensureLanes } from './testing/lane-work.ts';

const CHUNK = 4;

const bench = fixture((services) =>
  openLaneBench(services, {
    BATCH_CHUNK_SIZE: `${CHUNK}`,
    BATCH_CHUNK_CONCURRENCY: '1',
    BATCH_MAX_LANES: '4',
  }),
);
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
  await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
  bench.vendor.reset();
  refineToItself(bench.vendor);
});
afterEach(() => vi.restoreAllMocks());

const REQUEST_ID = 'req-1';
const OPENAI = { provider: 'openai', model: 'gpt-4o-mini', fallback: false } as const;

/** A batch with the first lane it has. */
async function upload(count: number) {
  const requested = { ...member, as: { ...member.as, requestId: REQUEST_ID } };
  const { id } = await uploadBatch(requested, numberedItems(count), OPENAI);
  return { id, lane: await bench.ledger.firstLane(id) };
}

/** Answers with the prompt itself, and does something more when it is asked about one report. */
const whenAsked = (number: number, then: () => void) =>
  bench.vendor.respondWith((request) => {
    if (promptIn(request).includes(`report ${number},`)) then();
    return blockAnswer(request, promptIn(request));
  });

const triesOf = async (batchId: string): Promise<string[]> => {
  const rows = await bench.ledger.sql`
    select status, attempts from batch_items where batch_id = ${batchId} order by position`;
  return rows.map(({ status, attempts }) => `${status} ${attempts}`);
};

/** What waits in the queue for a batch: job ids with their delays. */
async function jobsOf(batchId: string): Promise<Map<string | undefined, number>> {
  const queue = await bench.ctx.queues.work(LANE_QUEUE);
  const jobs = await queue.getJobs(['waiting', 'delayed']);
  const own = jobs.filter((job) => job.data.batchId === batchId);
  return new Map(own.map((job) => [job.id, job.delay]));
}

/** The clock that never goes back, moved by what a test says has passed. */
function movableTime(): (ms: number) => void {
  const now = performance.now();
  let passed = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now + passed);
  return (ms) => {
    passed += ms;
  };
}

describe('the turn of a lane', () => {
  it.each([
    [5_000, Array<string>(CHUNK).fill('completed 1')],
    [5_001, ['completed 1', 'completed 1', 'pending 0', 'pending 0']],
  ])('that has lasted %i ms leaves of its chunk %j', async (ms, expected) => {
    const { id, lane } = await upload(CHUNK);
    const pass = movableTime();
    whenAsked(2, () => pass(ms));
    await runLane(bench.ctx, lane);
    expect(await triesOf(id)).toEqual(expected);
    await bench.drain(id);
    expect(await triesOf(id)).toEqual(Array(CHUNK).fill('completed 1'));
    expect(bench.vendor.requests).toHaveLength(CHUNK);
  });

  it('ends with the item in hand when its worker stops', async () => {
    const { id, lane } = await upload(CHUNK);
    const stopping = new AbortController();
    whenAsked(2, () => stopping.abort());
    await runLane(bench.ctx, lane, stopping.signal);
    expect(await triesOf(id)).toEqual(['completed 1', 'completed 1', 'pending 0', 'pending 0']);
  });

  it('is followed by one at the end of the queue, for the same request', async () => {
    const { id, lane } = await upload(CHUNK + 1);
    const queue = await bench.ctx.queues.work(LANE_QUEUE);
    const first = await queue.getJob(laneJobId(lane));
    expect(first?.data).toEqual({ ...lane, requestId: REQUEST_ID });
    await runLane(bench.ctx, { ...lane, requestId: REQUEST_ID });
    const next = await bench.ledger.firstLane(id);
    expect(next.token).not.toBe(lane.token);
    const job = await queue.getJob(laneJobId(next));
    expect([job?.data, job?.delay]).toEqual([{ ...next, requestId: REQUEST_ID }, 0]);
  });

  it.each([
    ['30', 30_000, 30_500],
    ['0', 250, 500],
  ])(
    'comes again when its items may be tried, after a Retry-After of %s s',
    async (retryAfter, least, most) => {
      const { id, lane } = await upload(1);
      bench.vendor.script({ kind: 'rate-limit', retryAfter });
      await runLane(bench.ctx, lane);
      await runLane(bench.ctx, await bench.ledger.firstLane(id));
      const delay = (await jobsOf(id)).get(laneJobId(await bench.ledger.firstLane(id)));
      expect(delay).toBeGreaterThanOrEqual(least);
      expect(delay).toBeLessThanOrEqual(most);
      bench.clock.advance(most);
      await bench.drain(id);
    },
  );

  it('comes again for the first of its items that may be tried, however long others wait', async () => {
    const { id, lane } = await upload(3);
    for (const retryAfter of ['60', '30', '90']) bench.vendor.script({ kind: 'rate-limit', retryAfter });
    await runLane(bench.ctx, lane);
    // What another batch waits for is nothing to this one.
    const other = await upload(1);
    bench.vendor.script({ kind: 'rate-limit', retryAfter: '10' });
    await runLane(bench.ctx, other.lane);
    await runLane(bench.ctx, await bench.ledger.firstLane(id));
    const delay = (await jobsOf(id)).get(laneJobId(await bench.ledger.firstLane(id)));
    expect(delay).toBeGreaterThanOrEqual(30_000);
    expect(delay).toBeLessThanOrEqual(30_500);
  });

  it('comes again soon for items of a worker that died, which are tried one at a time, however long others wait', async () => {
    const { id, lane } = await upload(CHUNK + 2);
    const [, second] = await bench.ledger.lanes(id);
    if (!second) throw new Error('The batch has too few lanes.');
    await claimItems(bench.ctx, lane, randomUUID());
    bench.clock.advance(bench.ctx.settings.batches.leaseMs + 1);
    await reconcile(bench.ctx);
    for (const retryAfter of ['60', '60']) bench.vendor.script({ kind: 'rate-limit', retryAfter });
    await runLane(bench.ctx, second);
    const suspect = await claimItems(bench.ctx, lane, randomUUID());
    expect(suspect?.items.map(({ position }) => position)).toEqual([1]);
    const [, waiting] = await bench.ledger.lanes(id);
    if (!waiting) throw new Error('The lane has ended.');
    await runLane(bench.ctx, waiting);
    const [, next] = await bench.ledger.lanes(id);
    if (!next) throw new Error('The lane has ended.');
    expect((await jobsOf(id)).get(laneJobId(next))).toBe(250);
  });

  it('is the last where all that is left is in other hands', async () => {
    const { id, lane } = await upload(CHUNK);
    await claimItems(bench.ctx, lane, randomUUID());
    const before = await jobsOf(id);
    await runLane(bench.ctx, lane);
    expect(await bench.ledger.lanes(id)).toEqual([]);
    expect(await jobsOf(id)).toEqual(before);
  });

  it('is nothing, and followed by nothing, where the lane has gone on without it', async () => {
    const { id, lane } = await upload(2 * CHUNK);
    await runLane(bench.ctx, lane);
    const [lanes, jobs] = [await bench.ledger.lanes(id), await jobsOf(id)];
    await runLane(bench.ctx, lane);
    await continueLane(bench.ctx, lane);
    await endLane(bench.ctx, lane);
    expect([await bench.ledger.lanes(id), await jobsOf(id)]).toEqual([lanes, jobs]);
  });

  it('renews its lease while it lasts and no longer', async () => {
    const begun = vi.spyOn(globalThis, 'setInterval');
    const ended = vi.spyOn(globalThis, 'clearInterval');
    const { lane } = await upload(CHUNK);
    await runLane(bench.ctx, lane);
    const timers = begun.mock.results.map(({ value }) => value);
    expect(timers).toHaveLength(1);
    // One that fails leaves time for another.
    expect(begun.mock.calls[0]?.[1]).toBeLessThanOrEqual(bench.ctx.settings.batches.leaseMs / 2);
    expect(ended.mock.calls.map(([timer]) => timer)).toEqual(timers);
  });
});

describe('the lanes of a batch', () => {
  it('are as many as what is left of it needs, those that it has still included', async () => {
    const { id } = await upload(4 * CHUNK);
    const [first, second, third] = await bench.ledger.lanes(id);
    if (!first || !second || !third) throw new Error('The batch has too few lanes.');
    for (const lane of [first, second, third]) await claimItems(bench.ctx, lane, randomUUID());
    for (const lane of [first, second]) await endLane(bench.ctx, lane);
    await ensureLanes(bench.ctx, { organizationId: member.organizationId, batchId: id });
    expect((await bench.ledger.lanes(id)).map(({ lane }) => lane)).toEqual([2, 3]);
  });
});
