import type { CreateRunBody } from '@refinery/contracts/runs.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openRunBench } from './testing/run-bench.ts';

const MOST = 100_000;

const bench = fixture(openRunBench);
let member: Member;
let promptId: string;
let datasetId: string;

beforeEach(async () => {
  member = await bench.member();
  promptId = await bench.prompt(member, 'Say {{n}}.');
  datasetId = await bench.dataset(member, [{ input: { n: 1 } }]);
});

/** As if the dataset had so many items: that many would take minutes. */
const pretend = (itemCount: number) =>
  bench.sql`update datasets set item_count = ${itemCount} where id = ${datasetId}`;

const accept = (arms: number, more: Partial<CreateRunBody> = {}) =>
  bench.accept(member, {
    datasetId,
    arms: Array.from({ length: arms }, () => ({ promptId })),
    evaluators: [],
    ...more,
  });

const judges = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, n) => bench.evaluator(member, 'judge', { rubric: `Rule ${n}.` })),
  );

const refusal = (path: string, message: string) => ({
  code: 'validation_failed',
  extras: { errors: [{ path, message: expect.stringContaining(message) }] },
});

describe('a run of the largest size', () => {
  it('has 100,000 cells, its repeats included', async () => {
    await pretend(MOST / 10 + 1);
    await expect(accept(2, { repeats: 5 })).rejects.toMatchObject(refusal('arms', 'more than 100000 cells'));
    await pretend(MOST / 10);
    await accept(2, { repeats: 5 });
  });

  it('has 200,000 judgements', async () => {
    await pretend(MOST);
    const evaluators = await judges(3);
    await expect(accept(1, { evaluators })).rejects.toMatchObject(
      refusal('evaluators', 'more than 200000 judgements'),
    );
    await accept(1, { evaluators: evaluators.slice(1) });
  });
});

it('a dataset has at most 100,000 items; what replaces one adds none', async () => {
  await bench.addItems(member, datasetId, [{ customId: 'one', input: { n: 1 } }]);
  await pretend(MOST);
  const add = (customId: string) => bench.addItems(member, datasetId, [{ customId, input: { n: 2 } }]);
  await expect(add('two')).rejects.toThrow('A dataset may have at most 100000 items.');
  await add('one');
});
