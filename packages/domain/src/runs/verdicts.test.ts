import type { CreateRunBody } from '@refinery/contracts/runs.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { addRunScores } from './add-run-scores.ts';
import { cancelRun } from './cancel-run.ts';
import { getRunComparison } from './get-run-comparison.ts';
import { retryRun } from './retry-run.ts';
import { openRunBench } from './testing/run-bench.ts';

const bench = fixture((services) => openRunBench(services, { BATCH_CHUNK_SIZE: '20', BATCH_MAX_LANES: '1' }));
let member: Member;
let exact: string;

beforeEach(async () => {
  bench.vendor.reset();
  // Says what it is asked to.
  bench.vendor.respondWith(({ messages }) => messages.at(-1)?.text ?? '');
  member = await bench.member();
  exact = await bench.evaluator(member, 'exact', { value: 'yes' });
});

const items = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ input: { n }, expected: 'yes', metadata: { team: `${n}` } }));

/** A run of two prompts, of which the second one may be wrong. */
async function accept(count: number, changed: Partial<CreateRunBody> = {}, second = 'yes') {
  const [first, other] = [await bench.prompt(member, 'yes'), await bench.prompt(member, second)];
  return bench.accept(member, {
    datasetId: await bench.dataset(member, items(count)),
    evaluators: [exact],
    arms: [{ promptId: first }, { promptId: other }],
    ...changed,
  });
}

async function comparisonOf(id: string) {
  const { arms, status } = await getRunComparison(member.as, { id });
  const [arm] = arms;
  return { status, verdict: arm?.verdict, evaluators: arm?.evaluators };
}

describe('a comparison that nobody may rely on yet', () => {
  it('of a run that is running has means, and neither a verdict nor what it would be', async () => {
    const run = await accept(40);
    expect(await comparisonOf(run.id)).toMatchObject({
      status: 'queued',
      verdict: null,
      evaluators: [{ n: 0, verdict: null }],
    });
    while (((await comparisonOf(run.id)).evaluators?.[0]?.n ?? 0) === 0) await bench.turn(member, run.id);
    expect(await comparisonOf(run.id)).toMatchObject({
      status: 'running',
      verdict: null,
      evaluators: [
        {
          verdict: null,
          itemsNeeded: null,
          lower: null,
          upper: null,
          difference: 0,
          means: { baseline: 1, candidate: 1 },
        },
      ],
    });
    await bench.drain(member, run.id);
    expect(await comparisonOf(run.id)).toMatchObject({
      status: 'completed',
      verdict: 'inconclusive',
      evaluators: [{ n: 40, method: 'tango', lower: expect.any(Number), itemsNeeded: expect.any(Number) }],
    });
  });

  it('of one that stops when it is decided has limits before its end, and no verdict', async () => {
    const run = await accept(100, { stopWhenDecided: true }, 'no');
    for (let turns = 0; turns < 4; turns++) await bench.turn(member, run.id);
    const running = await comparisonOf(run.id);
    expect(running).toMatchObject({ status: 'running', verdict: null, evaluators: [{ verdict: null }] });
    expect(running.evaluators?.[0]?.upper).toBeLessThan(0);
  });
});

describe('a run that somebody cancelled', () => {
  /** Cancels it once some of its cells are there. */
  async function cancelled(changed: Partial<CreateRunBody>) {
    const run = await accept(60, changed, 'no');
    for (let turns = 0; turns < 4; turns++) await bench.turn(member, run.id);
    await cancelRun(member.as, { id: run.id });
    await bench.drain(member, run.id);
    return run.id;
  }

  it('has no verdict, since its means were there to be seen, whatever is scored or tried since', async () => {
    const id = await cancelled({});
    const none = {
      status: 'cancelled',
      verdict: null,
      evaluators: [{ method: 'tango', difference: -1, lower: null, upper: null, verdict: null }],
    };
    expect(await comparisonOf(id)).toMatchObject(none);
    await expect(retryRun(member.as, { id })).rejects.toMatchObject({ code: 'nothing_to_retry' });
    const contains = await bench.evaluator(member, 'contains', { values: ['y'] });
    await addRunScores(member.as, { id, evaluators: [contains] });
    await bench.drain(member, id);
    const [one] = none.evaluators;
    expect(await comparisonOf(id)).toMatchObject({ ...none, evaluators: [one, one] });
  });

  it('has one if it was to stop when decided: that holds whenever it ends', async () => {
    expect(await comparisonOf(await cancelled({ stopWhenDecided: true }))).toMatchObject({
      status: 'cancelled',
      verdict: 'worse',
      evaluators: [{ method: 'betting', upper: expect.any(Number), verdict: 'worse' }],
    });
  });
});

describe('passes and failures are compared by bets', () => {
  const methodsOf = async (id: string) => {
    await bench.drain(member, id);
    return (await comparisonOf(id)).evaluators?.map(({ method }) => method);
  };

  it('where repeats are averaged, though all of them say the same', async () => {
    expect(await methodsOf((await accept(10, { repeats: 2 })).id)).toEqual(['betting']);
  });

  it('where there are to be repeats, though only one of each is there', async () => {
    const asked = new Set<string>();
    bench.vendor.respondWith(({ messages }) => {
      const text = messages.at(-1)?.text ?? '';
      if (asked.has(text)) return { kind: 'error', status: 400 };
      asked.add(text);
      return 'yes';
    });
    const arms = [
      { promptId: await bench.prompt(member, 'First {{n}}') },
      { promptId: await bench.prompt(member, 'Second {{n}}') },
    ];
    const run = await accept(10, { arms, repeats: 2 });
    expect(await methodsOf(run.id)).toEqual(['betting']);
    expect(asked.size).toBe(20);
  });

  it('where items are put together, though each stands for itself', async () => {
    expect(await methodsOf((await accept(10, { clusterBy: 'team' })).id)).toEqual(['betting']);
  });

  it('where only the baseline answers twice', async () => {
    const datasetId = await bench.dataset(
      member,
      items(10).map(({ input }) => ({ input })),
    );
    const similarity = await bench.evaluator(member, 'similarity', {});
    const run = await accept(10, { datasetId, evaluators: [similarity, exact] });
    expect(run.cells.total).toBe(30);
    expect((await methodsOf(run.id))?.[1]).toBe('betting');
    expect(await methodsOf((await accept(10)).id)).toEqual(['tango']);
  });
});
