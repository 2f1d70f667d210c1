import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { cancelRun } from '../../runs/cancel-run.ts';
import { getRun } from '../../runs/get-run.ts';
import { openRunBench } from '../../runs/testing/run-bench.ts';
import { resolvePrompt } from '../fetching/resolve-prompt.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';
import { listLabelPolicies } from './list-label-policies.ts';
import { moveWaitingLabels } from './move-waiting-labels.ts';
import { setLabelPolicy } from './set-label-policy.ts';
import { setLabelWhenReady } from './set-label-when-ready.ts';
import { setPromptLabel } from './set-prompt-label.ts';
import { buildTester, label, labelledPrompt } from './testing/tested-label.ts';

const bench = fixture(openRunBench);
let member: Member;
let datasetId: string;
let exact: string;

beforeEach(async () => {
  ({ member, datasetId, exact } = await buildTester(bench));
  const require = { evaluation: { datasetId, evaluators: [exact] } };
  await setLabelPolicy(member.as, { label, require });
});

const prompt = (second: string, name?: string): Promise<string> => labelledPrompt(member, second, name);

const labelled = async (id: string) => {
  const { slug } = await bench.sql`select slug from prompts where id = ${id}`.then(([row]) => Object(row));
  return (await resolvePrompt(member.as, { name: slug, label })).version;
};
const set = (id: string, whenReady: boolean) =>
  setLabelWhenReady(member.as, { id, label, version: 2, whenReady });
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

async function waitFor(id: string): Promise<string> {
  const pending = await set(id, true);
  if (!('runId' in pending)) throw new Error('The label was moved at once.');
  return pending.runId;
}

describe('a label that requires an evaluation', () => {
  it('is refused without a run, and moves by itself once one has shown that the version is not worse', async () => {
    const id = await prompt('yes ');
    expect(await refusal(set(id, false))).toMatchObject({
      code: 'gate_failed',
      extras: { findings: [{ check: 'evaluation', passed: false }] },
    });
    const runId = await waitFor(id);
    expect(await getRun(member.as, { id: runId })).toMatchObject({
      status: 'queued',
      evaluators: [exact],
      move: { label, version: 2, status: 'waiting', detail: null },
      arms: [{ version: 1 }, { version: 2 }],
    });
    expect(await waitFor(id)).toBe(runId);
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(1);
    await bench.drain(member, runId);
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(2);
    expect((await getRun(member.as, { id: runId })).move).toMatchObject({ status: 'moved', detail: null });
    // A process that died before it had said so.
    await bench.sql`update runs set move_status = 'waiting' where id = ${runId}`;
    await moveWaitingLabels(bench.ctx);
    expect((await getRun(member.as, { id: runId })).move).toMatchObject({ status: 'moved', detail: null });
    // Back and forth: what has had the label needs no run.
    await setPromptLabel(member.as, { id, label, version: 1 });
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(1);
  });

  it('is not moved to a worse version, by no route', async () => {
    const id = await prompt('no');
    const runId = await waitFor(id);
    await bench.drain(member, runId);
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(1);
    expect((await getRun(member.as, { id: runId })).move).toMatchObject({
      status: 'refused',
      detail: expect.stringContaining('the version is worse'),
    });
    expect(await refusal(set(id, false))).toMatchObject({
      extras: { findings: [{ passed: false, runId, detail: 'A run has shown that the version is worse.' }] },
    });
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(1);
  });

  it('is not moved to a version that nobody tested enough', async () => {
    const few = await bench.dataset(member, [{ input: { n: 1 }, expected: 'yes' }]);
    const require = { evaluation: { datasetId: few, evaluators: [exact] } };
    await setLabelPolicy(member.as, { label, require });
    const id = await prompt('yes ');
    const runId = await waitFor(id);
    await bench.drain(member, runId);
    await moveWaitingLabels(bench.ctx);
    expect((await getRun(member.as, { id: runId })).move?.detail).toContain('could not decide');
    expect(await labelled(id)).toBe(1);
  });

  it('counts no run that somebody cancelled, and says so', async () => {
    const id = await prompt('yes ');
    const runId = await waitFor(id);
    await bench.turn(member, runId);
    await cancelRun(member.as, { id: runId });
    await bench.drain(member, runId);
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(1);
    expect((await getRun(member.as, { id: runId })).move).toMatchObject({
      status: 'refused',
      detail: expect.stringContaining('cancelled does not count'),
    });
  });

  it('counts no run of another revision, evaluator, model or order of arms', async () => {
    const id = await prompt('yes ');
    const [first, second] = [1, 2].map((version) => ({ promptId: id, version }));
    if (!first || !second) throw new Error('There are two.');
    const contains = await bench.evaluator(member, 'contains', { values: ['y'] });
    for (const run of [
      { arms: [second, first], evaluators: [exact] },
      { arms: [first, second], evaluators: [contains] },
      { arms: [first, { ...second, model: 'openai/gpt-4o' }], evaluators: [exact] },
      { arms: [first, second], evaluators: [exact], clusterBy: 'team' },
    ]) {
      const { id: runId } = await bench.accept(member, { datasetId, ...run });
      await bench.drain(member, runId);
      expect(await refusal(set(id, false))).toMatchObject({ code: 'gate_failed' });
    }
    const { id: runId } = await bench.accept(member, {
      datasetId,
      arms: [first, second],
      evaluators: [contains, exact],
    });
    await bench.drain(member, runId);
    // The dataset is another one now.
    await bench.addItems(member, datasetId, [{ input: { n: -1 }, expected: 'yes' }]);
    expect(await refusal(set(id, false))).toMatchObject({ code: 'gate_failed' });
    const { id: again } = await bench.accept(member, {
      datasetId,
      arms: [first, second],
      evaluators: [contains, exact],
    });
    await bench.drain(member, again);
    expect(await set(id, false)).toMatchObject({
      version: 2,
      findings: [{ check: 'evaluation', passed: true, runId: again }],
    });
  });

  it('stays where somebody has moved it meanwhile, or who asked has left', async () => {
    const id = await prompt('yes ');
    const runId = await waitFor(id);
    await bench.drain(member, runId);
    await updatePrompt(member.as, { id, content: 'yes' });
    await setLabelPolicy(member.as, { label, require: {} });
    await setPromptLabel(member.as, { id, label, version: 3 });
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(3);
    expect((await getRun(member.as, { id: runId })).move).toMatchObject({ status: 'refused' });

    await setLabelPolicy(member.as, { label, require: { evaluation: { datasetId, evaluators: [exact] } } });
    const other = await prompt('yes ', 'Other');
    const left = await waitFor(other);
    await bench.drain(member, left);
    await bench.sql`delete from memberships where organization_id = ${member.organizationId}`;
    await moveWaitingLabels(bench.ctx);
    expect((await getRun(member.as, { id: left })).move).toMatchObject({
      status: 'refused',
      detail: expect.stringContaining('has left'),
    });
  });

  it('waits for a new run where the dataset has changed since', async () => {
    const id = await prompt('yes ');
    const runId = await waitFor(id);
    await bench.addItems(member, datasetId, [{ input: { n: -1 }, expected: 'yes' }]);
    const again = await waitFor(id);
    expect(again).not.toBe(runId);
    expect(await waitFor(id)).toBe(again);
  });

  it('waits while the organization is suspended', async () => {
    const id = await prompt('yes ');
    const runId = await waitFor(id);
    await bench.drain(member, runId);
    const suspend = (at: Date | null) =>
      bench.sql`update organizations set suspended_at = ${at} where id = ${member.organizationId}`;
    await suspend(new Date());
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(1);
    expect((await getRun(member.as, { id: runId })).move).toMatchObject({ status: 'waiting' });
    await suspend(null);
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(2);
  });

  it('starts no run where something else is wrong as well', async () => {
    await setLabelPolicy(member.as, {
      label,
      require: { approvals: 1, evaluation: { datasetId, evaluators: [exact] } },
    });
    const { id } = await createPrompt(member.as, { name: 'Prompt', content: 'yes' });
    await updatePrompt(member.as, { id, content: 'yes ' });
    expect(await refusal(set(id, true))).toMatchObject({ code: 'gate_failed' });
    expect(bench.vendor.requests).toEqual([]);
  });

  it('costs at most what is said, and does not move where that is too little', async () => {
    const id = await prompt('yes ');
    const input = { id, label, version: 2, maxCostUsd: 0.0007 };
    expect(await refusal(setLabelWhenReady(member.as, input))).toMatchObject({
      code: 'validation_failed',
      extras: { errors: [{ path: 'maxCostUsd' }] },
    });
    const pending = await setLabelWhenReady(member.as, { ...input, whenReady: true });
    if (!('runId' in pending)) throw new Error('The label was moved at once.');
    const { runId } = pending;
    await bench.drain(member, runId);
    const run = await getRun(member.as, { id: runId });
    // Less than one call may cost.
    expect(run).toMatchObject({ maxCostUsd: 0.0007, costUsd: 0, stopReason: 'budget_reached' });
    await moveWaitingLabels(bench.ctx);
    expect(await labelled(id)).toBe(1);
    expect((await getRun(member.as, { id: runId })).move?.detail).toContain('No run has compared');
  });

  it('is of a dataset and of evaluators that are there', async () => {
    const stranger = await bench.member();
    const [theirs, other] = [
      await bench.dataset(stranger, [{ input: {} }]),
      await bench.evaluator(stranger, 'exact', {}),
    ];
    const policy = (evaluation: { datasetId: string; evaluators: string[] }) =>
      setLabelPolicy(member.as, { label, require: { evaluation } });
    await expectCode(policy({ datasetId: theirs, evaluators: [exact] }), 'dataset_not_found');
    await expectCode(policy({ datasetId, evaluators: [exact, other] }), 'evaluator_not_found');
    const policies = await listLabelPolicies(member.as);
    expect(policies).toEqual([{ label, require: { evaluation: { datasetId, evaluators: [exact] } } }]);
  });
});
