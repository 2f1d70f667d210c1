import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLaneBench } from './testing/lane-bench.ts';
import { type LaneQueue, openLaneQueue } from './testing/lane-queue.ts';

const CHUNK = 2;
const MAX_LANES = 2;

const bench = fixture((services) =>
  openLaneBench(services, {
    BATCH_CHUNK_SIZE: `${CHUNK}`,
    BATCH_MAX_LANES: `${MAX_LANES}`,
  }),
);
let queue: LaneQueue;
let members: Member[];

beforeAll(async () => {
  queue = openLaneQueue(bench.environment);
  members = await Promise.all([1, 2, 3].map(() => buildMember(bench.ctx)));
});
afterAll(async () => {
  await queue.close();
});

/** Takes the next job of the queue as the only slot of a worker would. Null where none is left. */
async function takeTurn(): Promise<string | null> {
  const job = await queue.take();
  if (!job) return null;
  await runLane(bench.ctx, job.data);
  await job.done();
  return job.data.batchId;
}

/** Lanes that each batch has, and items of it that have ended. */
async function readBatches(): Promise<Map<string, { lanes: number; ended: number }>> {
  const rows = await bench.ledger.sql`
    select id, completed + failed as ended,
      (select count(*)::int from batch_lanes where batch_id = batch_jobs.id) as lanes from batch_jobs`;
  return new Map(rows.map(({ id, lanes, ended }) => [id, { lanes, ended }]));
}

/** A batch that waits for its turn. */
interface Wait {
  /** Items of others that may run before one of its own does. */
  bound: number;
  /** Items of others that have. */
  passed: number;
}

/**
 * Lets batches arrive between the turns of a worker with a single slot, and then lets it work to the end.
 * Returns the waits that took longer than one turn of every lane that was there before.
 */
async function tooLongWaits(arrivals: readonly Arrival[]): Promise<string[]> {
  const waits = new Map<string, Wait>();
  const tooLong: string[] = [];
  let batches = await readBatches();
  const begin = (id: string): void => {
    const others = [...batches].filter(([other]) => other !== id);
    waits.set(id, { bound: CHUNK * others.reduce((sum, [, { lanes }]) => sum + lanes, 0), passed: 0 });
  };
  const turn = async (): Promise<boolean> => {
    const id = await takeTurn();
    if (id === null) return false;
    const before = batches.get(id)?.ended ?? 0;
    batches = await readBatches();
    const { ended, lanes } = batches.get(id) ?? { ended: before, lanes: 0 };
    waits.delete(id);
    for (const wait of waits.values()) {
      wait.passed += ended - before;
      if (wait.passed > wait.bound) tooLong.push(`${wait.passed} items passed, ${wait.bound} may`);
    }
    if (lanes) begin(id);
    return true;
  };
  for (const { member, size, turnsBefore } of arrivals) {
    for (let count = 0; count < turnsBefore; count++) await turn();
    const { id } = await uploadBatch(memberAt(member), numberedItems(size));
    batches = await readBatches();
    begin(id);
  }
  while (await turn());
  expect(waits.size).toBe(0);
  return tooLong;
}

function memberAt(index: number): Member {
  const member = members[index];
  if (!member) throw new Error(`There is no member ${index}.`);
  return member;
}

interface Arrival {
  /** Whose batch it is. */
  member: number;
  size: number;
  /** Turns that the worker takes before it arrives. */
  turnsBefore: number;
}

const arrival = fc.record({
  member: fc.nat(2),
  size: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 6, max: 12 })),
  turnsBefore: fc.nat(3),
});

it.each([
  ['after a large one', [14, 3]],
  ['before a large one', [3, 14]],
])('a small batch that arrives %s waits for a turn of each lane and no more', async (_when, sizes) => {
  const arrivals = sizes.map((size, member) => ({ member, size, turnsBefore: 0 }));
  expect(await tooLongWaits(arrivals)).toEqual([]);
});

it('no batch waits longer, whoever uploads how much in which order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 2, maxLength: 4 }), async (arrivals) => {
      expect(await tooLongWaits(arrivals)).toEqual([]);
    }),
    { numRuns: 5 },
  );
});
