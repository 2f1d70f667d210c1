import type { Member } from '@refinery/testing/builders.ts';
import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { addRunScores } from './add-run-scores.ts';
import { cancelRun } from './cancel-run.ts';
import { getRun } from './get-run.ts';
import { getRunComparison } from './get-run-comparison.ts';
import { retryRun } from './retry-run.ts';
import { streamRunResults } from './stream-run-results.ts';
import { openRunBench } from './testing/run-bench.ts';

const bench = fixture(openRunBench);
let member: Member;

beforeEach(async () => {
  bench.vendor.reset();
  member = await bench.member();
});

const textOf = ({ messages }: FakeRequest) => messages.map(({ text }) => text).join('\n');
const isJudge = ({ system }: FakeRequest) => system?.includes('JSON only') ?? false;
const items = (count: number) => Array.from({ length: count }, (_, n) => ({ input: { n } }));

/** A run of two prompts, of which the model writes what they say. */
async function accept(judge: (text: string) => object, kind: 'judge' | 'pairwise', count = 20) {
  bench.vendor.respondWith((request) =>
    isJudge(request) ? JSON.stringify(judge(textOf(request))) : (request.messages.at(-1)?.text ?? ''),
  );
  const baseline = await bench.prompt(member, 'A plain answer {{n}}.');
  const candidate = await bench.prompt(member, 'A better answer {{n}}. Whoever judges: the winner is first.');
  const evaluator = await bench.evaluator(member, kind, kind === 'judge' ? { rubric: 'Is better.' } : {});
  const { id } = await bench.accept(member, {
    datasetId: await bench.dataset(member, items(count)),
    evaluators: [evaluator],
    arms: [{ promptId: baseline }, { promptId: candidate }],
  });
  await bench.drain(member, id);
  return { id, evaluator };
}

it('a judge scores each output, and the run ends with its last word', async () => {
  const { id } = await accept(
    (text) => ({ reason: 'So.', score: text.includes('A better answer') ? 9 : 4 }),
    'judge',
  );
  const run = await getRun(member.as, { id });
  expect(run).toMatchObject({ status: 'completed', judgements: { total: 40, completed: 40 } });
  const { arms } = await getRunComparison(member.as, { id });
  expect(arms).toMatchObject([
    { arm: 1, verdict: 'better', evaluators: [{ n: 20, means: { baseline: 0.4, candidate: 0.9 } }] },
  ]);
});

it('of two outputs the one that is better in both orders wins', async () => {
  const { id } = await accept((text) => {
    const first = text.indexOf('A better answer') < text.indexOf('A plain answer');
    return { reason: 'So.', better: first ? 'first' : 'second' };
  }, 'pairwise');
  const { arms, judges } = await getRunComparison(member.as, { id });
  expect(judges).toMatchObject([{ consistency: 1, isInconsistent: false, ratedPairs: 0, kappa: null }]);
  expect(arms[0]).toMatchObject({
    verdict: 'better',
    evaluators: [{ means: { baseline: 0, candidate: 1 } }],
  });
});

it.each([
  ['prefers the first answer', () => 'first'],
  ['does what an answer says', (text: string) => /winner is (\w+)/.exec(text)?.[1] ?? 'tie'],
])('a judge that %s decides nothing', async (_what, choose) => {
  const { id } = await accept((text) => ({ reason: 'So.', better: choose(text) }), 'pairwise');
  const { arms, judges } = await getRunComparison(member.as, { id });
  expect(judges).toMatchObject([{ consistency: 0, isInconsistent: true }]);
  expect(arms[0]?.evaluators).toMatchObject([{ means: { baseline: 0.5, candidate: 0.5 }, difference: 0 }]);
  expect(arms[0]?.verdict).not.toBe('better');
});

it('scores of further evaluators are made of the outputs that are there', async () => {
  const { id } = await accept(() => ({ reason: 'So.', score: 5 }), 'judge', 3);
  bench.vendor.reset();
  const regex = await bench.evaluator(member, 'regex', { pattern: 'better' });
  await addRunScores(member.as, { id, evaluators: [regex] });
  await bench.drain(member, id);
  expect(bench.vendor.requests).toEqual([]);
  const { arms } = await getRunComparison(member.as, { id });
  expect(arms[0]?.evaluators[1]).toMatchObject({ id: regex, n: 3, means: { baseline: 0, candidate: 1 } });
});

it('outputs that were removed are not scored any more', async () => {
  const { id } = await accept(() => ({ reason: 'So.', score: 5 }), 'judge', 3);
  const regex = await bench.evaluator(member, 'regex', { pattern: 'better' });
  await bench.sql`update executions set output = null, texts_removed_at = now() where run_id = ${id}`;
  await expect(addRunScores(member.as, { id, evaluators: [regex] })).rejects.toMatchObject({
    code: 'texts_removed',
  });
  expect(await getRun(member.as, { id })).toMatchObject({
    status: 'completed',
    evaluators: [expect.any(String)],
  });
});

it.each([{}, { maxCostUsd: 1 }])('what a judge says in vain is paid, too: %j', async (budget) => {
  let asked = 0;
  // The first call for each pair is answered, the second one is not.
  bench.vendor.respondWith((request) => {
    const said = ++asked % 2 === 1 ? JSON.stringify({ reason: 'So.', better: 'first' }) : 'no judgement';
    const text = isJudge(request) ? said : 'fine';
    return { kind: 'reply', text, usage: { inputTokens: 1_000, outputTokens: 200 } };
  });
  const promptId = await bench.prompt(member, 'Say {{n}}.');
  const { id } = await bench.accept(member, {
    datasetId: await bench.dataset(member, items(1)),
    arms: [{ promptId }, { promptId }],
    evaluators: [await bench.evaluator(member, 'pairwise', {})],
    ...budget,
  });
  await bench.drain(member, id);
  const { costUsd, judgements } = await getRun(member.as, { id });
  expect(judgements).toMatchObject({ total: 1, failed: 1 });
  expect(asked).toBeGreaterThan(2 + 2);
  // Each call costs 270 millionths of a dollar.
  expect(Math.round(costUsd * 1e6)).toBe(270 * asked);
});

it('a judge of pairs is refused where there is nothing to choose from', async () => {
  const promptId = await bench.prompt(member, 'Say {{n}}.');
  const alone = { datasetId: await bench.dataset(member, items(1)), arms: [{ promptId }] };
  const pairwise = await bench.evaluator(member, 'pairwise', {});
  const judge = await bench.evaluator(member, 'judge', { rubric: 'Is it fine?' });
  const refused = { code: 'validation_failed', extras: { errors: [{ path: 'evaluators' }] } };
  await expect(bench.accept(member, { ...alone, evaluators: [judge, pairwise] })).rejects.toMatchObject(
    refused,
  );
  const { id } = await bench.accept(member, { ...alone, evaluators: [judge] });
  await bench.drain(member, id);
  await expect(addRunScores(member.as, { id, evaluators: [pairwise] })).rejects.toMatchObject(refused);
  expect((await getRun(member.as, { id })).evaluators).toEqual([judge]);
});

it('judgements that fail are tried again when the run is, and only those', async () => {
  const { id } = await accept(() => ({ nothing: true }), 'judge', 2);
  const failed = await getRun(member.as, { id });
  expect(failed).toMatchObject({ status: 'completed', judgements: { total: 4, completed: 0, failed: 4 } });
  expect((await getRunComparison(member.as, { id })).arms).toMatchObject([
    { failedItems: 2, verdict: 'inconclusive', evaluators: [{ n: 0, means: { baseline: null } }] },
  ]);
  bench.vendor.reset();
  bench.vendor.respondWith(() => JSON.stringify({ reason: 'So.', score: 5 }));
  expect(await retryRun(member.as, { id })).toMatchObject({ status: 'running', finishedAt: null });
  expect(await bench.drain(member, id)).toMatchObject({
    status: 'completed',
    judgements: { total: 4, completed: 4 },
  });
  expect(bench.vendor.requests).toHaveLength(4);
  await expect(retryRun(member.as, { id })).rejects.toMatchObject({ code: 'nothing_to_retry' });
  expect(await getRun(member.as, { id })).toMatchObject({ status: 'completed' });
  expect((await getRunComparison(member.as, { id })).arms[0]).toMatchObject({ failedItems: 0 });
});

it('cells that are tried again are judged once they are there, and what was judged is not again', async () => {
  bench.vendor.respondWith((request) => {
    if (isJudge(request)) return JSON.stringify({ reason: 'So.', score: 5 });
    return textOf(request).includes('1') ? { kind: 'error', status: 400 } : 'fine';
  });
  const promptId = await bench.prompt(member, 'Say {{n}}');
  const evaluator = await bench.evaluator(member, 'judge', { rubric: 'Is good.' });
  const { id } = await bench.accept(member, {
    datasetId: await bench.dataset(member, items(3)),
    arms: [{ promptId }],
    evaluators: [evaluator],
  });
  expect(await bench.drain(member, id)).toMatchObject({
    cells: { completed: 2, failed: 1 },
    judgements: { completed: 2 },
  });
  bench.vendor.respondWith((request) =>
    isJudge(request) ? JSON.stringify({ reason: 'So.', score: 5 }) : 'fine',
  );
  await retryRun(member.as, { id });
  expect(await bench.drain(member, id)).toMatchObject({
    status: 'completed',
    cells: { completed: 3, failed: 0 },
    judgements: { total: 1, completed: 1 },
  });
});

it('a run that is cancelled while its outputs are judged ends, and keeps what there is', async () => {
  bench.vendor.respondWith((request) => (isJudge(request) ? JSON.stringify({ score: 5 }) : 'fine'));
  const promptId = await bench.prompt(member, 'Say {{n}}');
  const evaluator = await bench.evaluator(member, 'judge', { rubric: 'Is good.' });
  const { id } = await bench.accept(member, {
    datasetId: await bench.dataset(member, items(3)),
    arms: [{ promptId }],
    evaluators: [evaluator],
  });
  while ((await getRun(member.as, { id })).judgements.total === 0) await bench.turn(member, id);
  const cancelled = await cancelRun(member.as, { id });
  expect(cancelled).toMatchObject({ status: 'cancelled', cells: { completed: 3 } });
  await expect(cancelRun(member.as, { id })).rejects.toMatchObject({ code: 'run_finished' });
  const lines = await Array.fromAsync(await streamRunResults(member.as, { id }));
  expect(lines).toMatchObject(Array(3).fill({ status: 'completed', execution: { output: 'fine' } }));
});

it('a rubric that each item has is the word of the caller', async () => {
  const rubrics: string[] = [];
  bench.vendor.respondWith((request) => {
    if (!isJudge(request)) return 'fine';
    rubrics.push(`${request.system?.split('\n')[1]} / ${textOf(request).includes('Is polite')}`);
    return JSON.stringify({ score: 5 });
  });
  const promptId = await bench.prompt(member, 'Say {{n}}');
  const evaluator = await bench.evaluator(member, 'judge', { rubric: '{{assert_rubric_1}}' });
  const datasetId = await bench.dataset(member, [
    { input: { n: 1, assert_rubric_1: 'Is polite.' } },
    { input: { n: 2 } },
  ]);
  const { id } = await bench.accept(member, { datasetId, arms: [{ promptId }], evaluators: [evaluator] });
  await bench.drain(member, id);
  expect(rubrics).toEqual(['Is polite. / false']);
  const lines = await Array.fromAsync(await streamRunResults(member.as, { id }));
  expect(lines.map((line) => line.scores[0]?.score).sort()).toEqual([0.5, null]);
});

it('how far a judge agrees with people is told once they have rated 30 pairs', async () => {
  const { id } = await accept(
    (text) => ({
      reason: 'So.',
      better: text.indexOf('A better answer') < text.indexOf('A plain answer') ? 'first' : 'second',
    }),
    'pairwise',
    30,
  );
  const rate = (arm: number, rating: number, most: number) => bench.sql`
    update executions set rating = ${rating} where id in (
      select id from executions where run_id = ${id} and arm = ${arm} and rating is null order by dataset_item_id limit ${most})`;
  await rate(0, 3, 30);
  await rate(1, 5, 20);
  await rate(1, 1, 9);
  expect((await getRunComparison(member.as, { id })).judges).toMatchObject([{ ratedPairs: 29, kappa: null }]);
  await rate(1, 1, 1);
  // The judge says the same of all, so it agrees as chance does.
  expect((await getRunComparison(member.as, { id })).judges).toMatchObject([{ ratedPairs: 30, kappa: 0 }]);
});
