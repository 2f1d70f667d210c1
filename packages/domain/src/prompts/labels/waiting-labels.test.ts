import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { asCaller } from '../../context/as-caller.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { deleteProvider } from '../../providers/delete-provider.ts';
import { getRun } from '../../runs/get-run.ts';
import { openRunBench } from '../../runs/testing/run-bench.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { deletePrompt } from '../versions/delete-prompt.ts';
import { updatePrompt } from '../versions/update-prompt.ts';
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
  await evaluation({});
});

const evaluation = (more: { evaluators?: string[]; margin?: number }, of = label) => {
  const require = { evaluation: { datasetId, evaluators: [exact], ...more } };
  return setLabelPolicy(member.as, { label: of, require });
};

const prompt = (second: string, name?: string): Promise<string> => labelledPrompt(member, second, name);

const set = (id: string, whenReady: boolean, { as = member.as, of = label, version = 2 } = {}) =>
  setLabelWhenReady(as, { id, label: of, version, whenReady });

async function waitFor(id: string, more: { of?: string; version?: number } = {}): Promise<string> {
  const pending = await set(id, true, more);
  if (!('runId' in pending)) throw new Error('The label was moved at once.');
  return pending.runId;
}

/** Every run has ended, and its label waits. */
async function ready(id: string): Promise<string> {
  const runId = await waitFor(id);
  await bench.drain(member, runId);
  return runId;
}

const moveOf = async (runId: string) => (await getRun(member.as, { id: runId })).move;

describe('a label that waits for a run', () => {
  it.each([
    ['is overloaded', new DomainError('service_unavailable')],
    ['has too much to do', new DomainError('rate_limited')],
    ['is broken', new Error('Broken.')],
  ])('waits on where what decides %s, and others do not wait for it', async (_, error) => {
    const [first, second] = [
      await ready(await prompt('yes ', 'One')),
      await ready(await prompt('yes ', 'Two')),
    ];
    let failures = 1;
    const comparer: typeof bench.ctx.comparer = {
      ...bench.ctx.comparer,
      compare: (...asked) => (failures-- > 0 ? Promise.reject(error) : bench.ctx.comparer.compare(...asked)),
    };
    await moveWaitingLabels({ ...bench.ctx, comparer });
    const states = [await moveOf(first), await moveOf(second)].map((move) => move?.status);
    expect(states.toSorted()).toEqual(['moved', 'waiting']);
    await moveWaitingLabels(bench.ctx);
    for (const runId of [first, second])
      expect(await moveOf(runId)).toMatchObject({ status: 'moved', detail: null });
  });

  it('waits for a run of its own where another one is another label, version or evaluator', async () => {
    const id = await prompt('yes ');
    await updatePrompt(member.as, { id, content: 'yes  ' });
    await setLabelPolicy(member.as, { label: 'staging', require: {} });
    await setPromptLabel(member.as, { id, label: 'staging', version: 1 });
    await evaluation({}, 'staging');
    const runs = [await waitFor(id), await waitFor(id, { of: 'staging' }), await waitFor(id, { version: 3 })];
    const contains = await bench.evaluator(member, 'contains', { values: ['y'] });
    await evaluation({ evaluators: [exact, contains] });
    runs.push(await waitFor(id));
    expect(new Set(runs).size).toBe(4);
    expect((await getRun(member.as, { id: runs[3] ?? '' })).evaluators.toSorted()).toEqual(
      [exact, contains].toSorted(),
    );
  });

  it('waits for a run of its own where another version has the label by now', async () => {
    const id = await prompt('yes ');
    const runId = await waitFor(id);
    await updatePrompt(member.as, { id, content: 'yes  ' });
    await setLabelPolicy(member.as, { label, require: {} });
    await setPromptLabel(member.as, { id, label, version: 3 });
    await evaluation({});
    const again = await waitFor(id);
    expect(again).not.toBe(runId);
    expect((await getRun(member.as, { id: again })).arms).toMatchObject([{ version: 3 }, { version: 2 }]);
  });

  it('is for whoever may start tests: they cost money', async () => {
    const id = await prompt('yes ');
    const { actor } = member.as;
    const permissions = new Set([...actor.permissions].filter((one) => one !== 'tests:write'));
    const as = asCaller(bench.ctx, { ...actor, permissions });
    await expectCode(set(id, true, { as }), 'forbidden');
    await expectCode(set(id, false, { as }), 'gate_failed');
    const runs = await bench.sql`select 1 from runs where organization_id = ${member.organizationId}`;
    expect(runs).toHaveLength(0);
  });
});

describe('the evaluation that a label requires', () => {
  it('allows five percent less where no margin is said, and else as much as is said', async () => {
    // One in three answers is another one.
    bench.vendor.respondWith(({ messages }) => {
      const [word, n] = (messages.at(-1)?.text ?? '').split(' ');
      return word === 'second' && Number(n) % 3 === 0 ? 'no' : 'yes';
    });
    const { id } = await createPrompt(member.as, { name: 'Prompt', content: 'first {{n}}' });
    await updatePrompt(member.as, { id, content: 'second {{n}}' });
    await setPromptLabel(member.as, { id, label, version: 1 });
    await ready(id);
    await expect(set(id, false)).rejects.toMatchObject({
      extras: { findings: [{ passed: false, detail: 'A run has shown that the version is worse.' }] },
    });
    await evaluation({ margin: 0.6 });
    expect(await set(id, false)).toMatchObject({ version: 2, findings: [{ passed: true }] });
  });

  it('is not passed where the model cannot be asked any more, and says so', async () => {
    const id = await prompt('yes ');
    await ready(id);
    await deleteProvider(member.as, { provider: 'openai' });
    await expect(set(id, false)).rejects.toMatchObject({
      code: 'gate_failed',
      extras: {
        findings: [{ check: 'evaluation', passed: false, detail: expect.stringContaining('can be used') }],
      },
    });
  });

  it('is not passed in the place of another text of another prompt, which no run compares', async () => {
    await deletePrompt(member.as, { id: await prompt('yes '), force: true });
    const give = async (content: string) => {
      const { id } = await createPrompt(member.as, { name: 'Prompt', content });
      return { id, given: setPromptLabel(member.as, { id, label, version: 1 }) };
    };
    const { id, given } = await give('no');
    await expect(given).rejects.toMatchObject({
      code: 'gate_failed',
      extras: {
        findings: [
          { check: 'evaluation', detail: expect.stringContaining('Another prompt showed another text') },
        ],
      },
    });
    await deletePrompt(member.as, { id });
    await (await give('yes')).given;
  });

  it('is asked again of a version that has had the label after another one', async () => {
    const id = await prompt('yes ');
    await ready(id);
    await set(id, false);
    await setPromptLabel(member.as, { id, label, version: 1 });
    const contains = await bench.evaluator(member, 'contains', { values: ['y'] });
    await evaluation({ evaluators: [contains] });
    await expectCode(set(id, false), 'gate_failed');
    await evaluation({});
    expect(await set(id, false)).toMatchObject({ version: 2, findings: [] });
  });

  it('is not passed where similarity decides nothing, because the outputs are always the same', async () => {
    bench.vendor.respondWith(() => 'Always the same words.');
    datasetId = await bench.dataset(member, [{ input: { n: 1 } }, { input: { n: 2 } }]);
    await evaluation({ evaluators: [await bench.evaluator(member, 'similarity', {})] });
    const id = await prompt('yes ');
    await ready(id);
    await expect(set(id, false)).rejects.toMatchObject({
      code: 'gate_failed',
      extras: { findings: [{ passed: false, detail: expect.stringContaining('always the same') }] },
    });
  });
});
