import { randomUUID } from 'node:crypto';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { updatePrompt } from '../prompts/versions/update-prompt.ts';
import { addRunScores } from './add-run-scores.ts';
import { decideRuns } from './decide-runs.ts';
import { getRun } from './get-run.ts';
import { getRunComparison } from './get-run-comparison.ts';
import { testEquivalence } from './test-equivalence.ts';
import { openRunBench } from './testing/run-bench.ts';

const bench = fixture((services) => openRunBench(services, { BATCH_CHUNK_SIZE: '20', BATCH_MAX_LANES: '1' }));
let member: Member;

beforeEach(async () => {
  bench.vendor.reset();
  member = await bench.member();
});

const items = (count: number, expected?: string) =>
  Array.from({ length: count }, (_, n) => ({
    input: { n },
    ...(expected === undefined ? {} : { expected }),
  }));
/** Says what it is asked to. */
const echo = () => bench.vendor.respondWith(({ messages }) => messages.at(-1)?.text ?? '');

describe('a run that stops when it is decided', () => {
  it('ends before its end with a verdict, and what has not begun is not paid', async () => {
    echo();
    const [right, wrong] = [await bench.prompt(member, 'yes'), await bench.prompt(member, 'no')];
    const exact = await bench.evaluator(member, 'exact', {});
    const run = await bench.accept(member, {
      datasetId: await bench.dataset(member, items(400, 'yes')),
      evaluators: [exact],
      arms: [{ promptId: right }, { promptId: wrong }],
      stopWhenDecided: true,
    });
    expect(await decideRuns(bench.ctx)).toBe(0);
    for (let turns = 0; turns < 100 && !(await decideRuns(bench.ctx)); turns++)
      await bench.turn(member, run.id);
    const ended = await bench.drain(member, run.id);
    expect(ended).toMatchObject({ status: 'completed', stopReason: 'decided' });
    expect(ended.cells.cancelled).toBeGreaterThan(600);
    expect(await decideRuns(bench.ctx)).toBe(0);
    const { arms } = await getRunComparison(member.as, { id: run.id });
    expect(arms[0]).toMatchObject({ verdict: 'worse', evaluators: [{ method: 'betting', difference: -1 }] });
  });

  it('goes on while it is not', async () => {
    echo();
    const same = await bench.prompt(member, 'yes');
    const exact = await bench.evaluator(member, 'exact', {});
    const run = await bench.accept(member, {
      datasetId: await bench.dataset(member, items(40, 'yes')),
      evaluators: [exact],
      margin: 0,
      arms: [{ promptId: same }, { promptId: same }],
      stopWhenDecided: true,
    });
    await bench.turn(member, run.id);
    expect(await decideRuns(bench.ctx)).toBe(0);
    expect(await bench.drain(member, run.id)).toMatchObject({ stopReason: null, cells: { completed: 80 } });
  });

  it.each([
    ['a judge', 'judge', { rubric: 'Is good.' }, {}],
    ['similarity without expected answers', 'similarity', {}, {}],
    ['clusters', 'exact', { value: 'yes' }, { clusterBy: 'team' }],
    ['one arm', 'exact', { value: 'yes' }, { arms: 1 }],
  ] as const)(
    'is refused with %s',
    async (_what, kind, settings, { arms: count = 2, ...more }: { arms?: number; clusterBy?: string }) => {
      const promptId = await bench.prompt(member, 'yes');
      const evaluator = await bench.evaluator(member, kind, settings);
      const datasetId = await bench.dataset(member, items(2));
      const arms = Array(count).fill({ promptId });
      await expect(
        bench.accept(member, { datasetId, arms, evaluators: [evaluator], stopWhenDecided: true, ...more }),
      ).rejects.toMatchObject({ code: 'validation_failed' });
    },
  );
});

describe('whether a version behaves like another', () => {
  const versions = async (first: string, second: string) => {
    const { id } = await createPrompt(member.as, { name: `Prompt ${randomUUID()}`, content: first });
    await updatePrompt(member.as, { id, content: second });
    return id;
  };
  const equivalence = async (id: string, datasetId: string, margin?: number) => {
    const run = await testEquivalence(member.as, {
      id,
      baseline: 1,
      candidate: 'latest',
      datasetId,
      ...(margin === undefined ? {} : { margin }),
    });
    const ended = await bench.drain(member, run.id);
    return { ended, ...(await getRunComparison(member.as, { id: run.id })) };
  };

  it('is told by its similarity to the expected answers', async () => {
    echo();
    const id = await versions('Paris is the capital {{n}}', 'Paris is the capital city {{n}}');
    const { ended, arms } = await equivalence(
      id,
      await bench.dataset(member, items(60, 'Paris is the capital')),
    );
    expect(ended.cells.total).toBe(120);
    expect(arms).toMatchObject([{ evaluators: [{ n: 60, method: 'betting' }] }]);
  });

  it('without these by the noise of the baseline, which answers twice', async () => {
    let said = 0;
    const words = ['red', 'green', 'blue', 'white', 'black', 'brown', 'grey'];
    bench.vendor.respondWith(() => {
      said += 1;
      return `The answer is ${words[said % 7]} and ${words[(said * 3) % 7]}, as number ${said} says.`;
    });
    const id = await versions('Name colours {{n}}', 'Colours {{n}}');
    const { ended, arms } = await equivalence(id, await bench.dataset(member, items(100)), 0.2);
    expect(ended).toMatchObject({
      cells: { total: 300, completed: 300 },
      judgements: { total: 200, completed: 200 },
    });
    const [arm] = arms;
    expect(arm?.evaluators).toMatchObject([{ n: 100 }]);
    expect(arm?.evaluators[0]?.means.baseline).toBeLessThan(0.98);
    expect(Math.abs(arm?.evaluators[0]?.difference ?? 1)).toBeLessThan(0.1);
    expect(['equivalent', 'not_worse']).toContain(arm?.verdict);
  });

  it('is not told where the baseline always says the same', async () => {
    bench.vendor.respondWith(() => 'Always the same words.');
    const id = await versions('Say it {{n}}', 'Say {{n}}');
    const { arms } = await equivalence(id, await bench.dataset(member, items(5)));
    expect(arms).toMatchObject([
      { verdict: 'no_noise', evaluators: [{ means: { baseline: 1, candidate: 1 } }] },
    ]);
    // A second run uses the evaluator that is there.
    const again = await testEquivalence(member.as, {
      id,
      baseline: 1,
      candidate: 2,
      datasetId: await bench.dataset(member, items(1)),
    });
    expect(again.evaluators).toEqual([arms[0]?.evaluators[0]?.id]);
  });
});

it('items that fail widen the limits by what they might have scored', async () => {
  bench.vendor.respondWith(({ messages }) => {
    const text = messages.at(-1)?.text ?? '';
    return text.startsWith('Refuse') && / [0-4]$/.test(text) ? { kind: 'error', status: 400 } : 'yes';
  });
  const [fine, refusing] = [
    await bench.prompt(member, 'Say {{n}}'),
    await bench.prompt(member, 'Refuse {{n}}'),
  ];
  const exact = await bench.evaluator(member, 'exact', {});
  const { id } = await bench.accept(member, {
    datasetId: await bench.dataset(member, items(100, 'yes')),
    evaluators: [exact],
    arms: [{ promptId: fine }, { promptId: refusing }, { promptId: fine }],
  });
  await bench.drain(member, id);
  const { arms } = await getRunComparison(member.as, { id });
  expect(arms).toMatchObject([
    // 5 of 100 might have been lost: without them it would be equivalent.
    { arm: 1, failedItems: 5, verdict: 'inconclusive', evaluators: [{ n: 95, difference: 0 }] },
    { arm: 2, failedItems: 0, verdict: 'equivalent', evaluators: [{ n: 100, difference: 0 }] },
  ]);
  expect((await getRun(member.as, { id })).cells).toMatchObject({ completed: 295, failed: 5 });

  // Nor is that forgotten when the jobs of the run are.
  await bench.sql`delete from work_jobs where id = ${id}`;
  const contains = await bench.evaluator(member, 'contains', { values: ['yes'] });
  await addRunScores(member.as, { id, evaluators: [contains] });
  const later = await bench.drain(member, id);
  expect(later).toMatchObject({ status: 'completed', cells: { completed: 295, failed: 5 } });
  expect((await getRunComparison(member.as, { id })).arms).toMatchObject([
    { failedItems: 5, verdict: 'inconclusive' },
    { failedItems: 0, verdict: 'equivalent' },
  ]);
});
