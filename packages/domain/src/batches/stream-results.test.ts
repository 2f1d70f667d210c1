import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteBatch } from './delete-batch.ts';
import { streamResults } from './stream-results.ts';

/** More than two pages. */
const ITEMS = 230;

const test = fixture(openTestContext);
const ledger = fixture(() => openBatchLedger(test.databaseUrl));
let member: Member;
let batchId: string;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

beforeEach(async () => {
  batchId = (await uploadBatch(member, numberedItems(ITEMS))).id;
});

const read = async () => Array.fromAsync(await streamResults(member.as, { id: batchId }));

/** Ends the items at these positions. */
const end = (positions: number[], status: 'failed' | 'cancelled') => ledger.sql`
  update batch_items set status = ${status}, lease_token = null,
    error = ${status === 'failed' ? ledger.sql.json({ code: 'test', message: 'Failed by the test.' }) : null}
  where batch_id = ${batchId} and position in ${ledger.sql(positions)}`;

const positionsTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the results of a batch', () => {
  it('are all that have ended, each once, in the order of the upload and not of their ends', async () => {
    const odd = positionsTo(ITEMS).filter((position) => position % 2);
    for (const position of [ITEMS, 1, 100, 101]) await end([position], 'cancelled');
    await end(odd.filter((position) => ![1, 101].includes(position)).toReversed(), 'failed');
    const results = await read();
    const expected = [...odd, 100, ITEMS].toSorted((a, b) => a - b);
    expect(results.map(({ position }) => position)).toEqual(expected);
    expect(results.map(({ customId }) => customId)).toEqual(expected.map((position) => `c${position}`));
    expect(results.filter(({ status }) => status === 'cancelled').map(({ position }) => position)).toEqual([
      1,
      100,
      101,
      ITEMS,
    ]);
    expect(results[1]).toEqual({
      position: 3,
      customId: 'c3',
      status: 'failed',
      metadata: {},
      optimizationId: null,
      error: { code: 'test', message: 'Failed by the test.' },
    });
    expect(results[0]).not.toHaveProperty('error');
  });

  it.each([0, 100, 101, 200])('are %i where so many have ended', async (count) => {
    if (count) await end(positionsTo(count), 'failed');
    expect((await read()).map(({ position }) => position)).toEqual(positionsTo(count));
  });

  it('end where the batch is deleted in the middle', async () => {
    await end(positionsTo(ITEMS), 'failed');
    await ledger.sql`update batch_jobs set status = 'failed' where id = ${batchId}`;
    const positions = [];
    for await (const { position } of await streamResults(member.as, { id: batchId })) {
      if (positions.push(position) === 1) await deleteBatch(member.as, { id: batchId });
    }
    expect(positions).toEqual(positionsTo(positions.length));
    expect(positions.length).toBeLessThan(ITEMS);
  });

  it('hold no connection while their reader rests, and none once it has gone', async () => {
    await end(positionsTo(ITEMS), 'failed');
    const readers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const results = (await streamResults(member.as, { id: batchId }))[Symbol.asyncIterator]();
        await results.next();
        return results;
      }),
    );
    // The pool has five connections.
    expect(await read()).toHaveLength(ITEMS);
    for (const reader of readers) await reader.return?.();
  });

  it('are refused to other organizations, and once the batch is gone, before the first of them', async () => {
    const stranger = await buildMember(test.ctx);
    await expect(streamResults(stranger.as, { id: batchId })).rejects.toMatchObject({
      code: 'batch_not_found',
    });
    await ledger.sql`delete from batch_jobs where id = ${batchId}`;
    await expect(streamResults(member.as, { id: batchId })).rejects.toMatchObject({
      code: 'batch_not_found',
    });
  });
});
