import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { expect, it } from 'vitest';
import { resolvePrompt } from '../prompts/fetching/resolve-prompt.ts';
import { setLabelPolicy } from '../prompts/labels/set-label-policy.ts';
import { buildTester, label, labelledPrompt } from '../prompts/labels/testing/tested-label.ts';
import { openRunBench } from '../runs/testing/run-bench.ts';
import { createAbTest } from './create-ab-test.ts';
import { startAbTest } from './start-ab-test.ts';

const bench = fixture(openRunBench);

it('arms of a label that requires an evaluation start once a run has shown that they are not worse', async () => {
  const { member, datasetId, exact } = await buildTester(bench);
  await setLabelPolicy(member.as, { label, require: { evaluation: { datasetId, evaluators: [exact] } } });
  const name = 'Tested';
  const promptId = await labelledPrompt(member, 'yes ', name);
  const arms = [1, 2].map((version) => ({ version, weight: 0.5 }));
  const { id } = await createAbTest(member.as, { promptId, label, metric: 'solved', arms });
  const start = () => startAbTest(member.as, { id });
  await expect(start()).rejects.toMatchObject({
    code: 'gate_failed',
    extras: { findings: [{ check: 'evaluation', passed: false, version: 2 }] },
  });
  expect(await resolvePrompt(member.as, { name, label })).not.toHaveProperty('abTest');

  const run = await bench.accept(member, {
    datasetId,
    arms: arms.map(({ version }) => ({ promptId, version })),
    evaluators: [exact],
  });
  await expectCode(start(), 'gate_failed');
  await bench.drain(member, run.id);
  expect(await start()).toMatchObject({ status: 'running' });
});
