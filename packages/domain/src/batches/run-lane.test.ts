import { randomUUID } from 'node:crypto';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { LONG_LENGTHS, longPrompt } from '@refinery/testing/long-prompts.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { reconcile } from '../maintenance/reconcile.ts';
import { createRefinerPool } from '../refining/refiner-pool.ts';
import { openLaneBench } from './testing/lane-bench.ts';
import { claimItems, settleItems } from './testing/lane-work.ts';

const bench = fixture((services) => openLaneBench(services, { BATCH_CHUNK_SIZE: '5', BATCH_MAX_LANES: '4' }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
});

const upload = (count: number) => uploadBatch(member, numberedItems(count));

describe('a lane', () => {
  it('refines every item once, ends, and leaves the prompts to the history', async () => {
    const { id } = await upload(23);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toEqual(allCompleted(23));
    const { sql } = bench.ledger;
    expect(await sql`select 1 from batch_items where batch_id = ${id} and text is not null`).toHaveLength(0);
    const [sample] = await sql`
      select i.custom_id, o.original_text from batch_items i join optimizations o on o.id = i.optimization_id
      where i.batch_id = ${id} and i.position = 17`;
    expect(sample).toMatchObject({ custom_id: 'c17', original_text: expect.stringContaining('report 17,') });
  });

  it('takes no more lanes than there are chunks, nor more than it may', async () => {
    expect(await bench.ledger.lanes((await upload(3)).id)).toHaveLength(1);
    expect(await bench.ledger.lanes((await upload(11)).id)).toHaveLength(3);
    expect(await bench.ledger.lanes((await upload(100)).id)).toHaveLength(4);
  });

  it('does nothing for a job that is not its current one', async () => {
    const { id } = await upload(30);
    const outdated = await bench.ledger.firstLane(id);
    await runLane(bench.ctx, outdated);
    const before = await bench.ledger.read(id);
    await runLane(bench.ctx, outdated);
    expect(await bench.ledger.read(id)).toEqual(before);
  });

  it('stays one lane when two workers run the same job at once', async () => {
    const { id } = await upload(40);
    const lane = await bench.ledger.firstLane(id);
    await Promise.all([1, 2, 3, 4].map(() => runLane(bench.ctx, lane)));
    expect(await bench.ledger.lanes(id)).toHaveLength(4);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toEqual(allCompleted(40));
  });

  it('shares a batch with lanes of other processes without refining an item twice', async () => {
    const others = await Promise.all(
      [1, 2].map(() => openTestContext(inject('services'), { environment: bench.environment })),
    );
    const { id } = await upload(200);
    const contexts = [bench.ctx, ...others.map((other) => other.ctx)];
    for (let left = 1; left; ) {
      const lanes = await bench.ledger.lanes(id);
      await Promise.all(lanes.flatMap((lane) => contexts.map((ctx) => runLane(ctx, lane))));
      left = lanes.length;
    }
    expect(await bench.ledger.read(id)).toEqual(allCompleted(200));
    await Promise.all(others.map((other) => other.close()));
  });

  it('takes no more than begins within a megabyte, and gets through all of it', async () => {
    const sized = (characters: number) => ({ text: 'ä'.repeat(characters) });
    const { id } = await uploadBatch(
      member,
      // In bytes twice as many: 0.4, 0.4 and 0.4 MB, and then two that begin behind the first megabyte.
      [200_000, 200_000, 200_000, 1, 200_000].map(sized),
    );
    const first = await claimItems(bench.ctx, await bench.ledger.firstLane(id), randomUUID());
    expect(first?.items.map(({ position }) => position)).toEqual([1, 2, 3]);
    const second = await claimItems(bench.ctx, await bench.ledger.firstLane(id), randomUUID());
    expect(second?.items.map(({ position }) => position)).toEqual([4, 5]);
  });

  it('fails texts that are too much work even to count, each by itself', async () => {
    const refiner = createRefinerPool({ timeoutMs: 1 });
    const items = [1, 2].map((seed) => ({ text: longPrompt(Math.max(...LONG_LENGTHS), seed) }));
    const { id } = await uploadBatch(member, items);
    await runLane({ ...bench.ctx, refiner }, await bench.ledger.firstLane(id));
    await refiner.close();
    expect(await bench.ledger.read(id)).toMatchObject({ counters: { failed: 2 }, mismatches: 0, charged: 0 });
    const [row] = await bench.ledger.sql`select error from batch_items where batch_id = ${id} limit 1`;
    expect(row?.error).toMatchObject({ code: 'refining_limit_exceeded' });
  });

  it('gives back what it has not begun when its worker stops, without counting a try', async () => {
    const { id } = await upload(5);
    await runLane(bench.ctx, await bench.ledger.firstLane(id), AbortSignal.abort());
    const rows = await bench.ledger.sql`select status, attempts from batch_items where batch_id = ${id}`;
    expect(rows.every(({ status, attempts }) => status === 'pending' && attempts === 0)).toBe(true);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toEqual(allCompleted(5));
  });
});

describe('settling', () => {
  async function claimed(count: number) {
    const { id } = await upload(count);
    const lane = await bench.ledger.firstLane(id);
    const leaseToken = randomUUID();
    const claim = await claimItems(bench.ctx, lane, leaseToken);
    const failure = { code: 'test', message: 'Failed by the test.' };
    const outcomes = (claim?.items ?? []).map((item) => ({
      kind: 'failed' as const,
      item,
      failure,
    }));
    if (!claim) throw new Error('The lane claimed nothing.');
    return { id, lane, leaseToken, outcomes, batch: claim.batch };
  }

  it('has no effect the second time', async () => {
    const { id, batch, leaseToken, outcomes } = await claimed(5);
    await settleItems(bench.ctx, batch, { leaseToken, outcomes });
    const once = await bench.ledger.read(id);
    expect(once).toMatchObject({ counters: { failed: 5 }, charged: 0, mismatches: 0 });
    await settleItems(bench.ctx, batch, { leaseToken, outcomes });
    expect(await bench.ledger.read(id)).toEqual(once);
  });

  it('has no effect for items that were given to somebody else meanwhile', async () => {
    const { id, batch, lane, leaseToken, outcomes } = await claimed(5);
    bench.clock.advance(bench.ctx.settings.batches.leaseMs + 1);
    await reconcile(bench.ctx);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toEqual(allCompleted(5));
    expect(await settleItems(bench.ctx, batch, { leaseToken, outcomes, lane })).toBeNull();
    expect(await bench.ledger.read(id)).toEqual(allCompleted(5));
  });

  it('fails only the item whose result the database refuses', async () => {
    const { sql } = bench.ledger;
    await bench.ledger.whileRefused('optimizations', `refined_text like '%report 3%'`, async () => {
      const { id } = await upload(5);
      await bench.drain(id);
      expect(await bench.ledger.read(id)).toMatchObject({
        status: 'completed',
        counters: { completed: 4, failed: 1 },
        mismatches: 0,
        charged: 4,
      });
      const [failed] =
        await sql`select position, error from batch_items where batch_id = ${id} and status = 'failed'`;
      expect(failed).toMatchObject({ position: 3, error: { code: 'internal_error' } });
    });
  });
});
