import { PromptRefinery } from '@prompt-refinery/client';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { drainRuns } from '@refinery/testing/drain-runs.ts';
import { startOpenai } from '@refinery/testing/fake-vendors/openai-environment.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { afterAll, expect, it } from 'vitest';
import { openTestApp } from '../test-app.ts';

const ITEMS = 300;
const HOUR = 3_600_000;
/** Users who come in an hour. */
const USERS = 60;
/** A day, in hours. */
const DAY = 24;

const CONTENT =
  'Could you please kindly take a look at the order {{order}} and tell the customer whether it has been sent. ' +
  'It is very important that you answer with yes or no. Please do not write anything else.';

const clock = new TestClock();
let vendor: Awaited<ReturnType<typeof startOpenai>>;
const test = fixture(async (services) => {
  vendor = await startOpenai();
  return openTestApp(services, { clock, env: { ...vendor.env, SIGNUP_PLAN: 'pro' } });
});
afterAll(() => vendor.openai.close());

/** Every third order has not been sent: whoever is asked knows it, however they are asked. */
const isSent = (order: number): string => (order % 3 === 0 ? 'no' : 'yes');

/** A person, and a program with a key that may no more than it has to. */
async function openClients(): Promise<{ ada: PromptRefinery; program: PromptRefinery }> {
  const baseUrl = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const account = { email: 'ada@example.com', password: 'brown kettles whistle', fullName: 'Ada' };
  const { accessToken } = await new PromptRefinery({ baseUrl }).register(account);
  const ada = new PromptRefinery({ baseUrl, accessToken });
  const { key } = await ada.createApiKey({ name: 'shop', scopes: ['prompts:read', 'events:write'] });
  return { ada, program: new PromptRefinery({ baseUrl, apiKey: key }) };
}

it('a refined prompt is tested with 300 examples, moves its label, and wins with a tenth of the users', async () => {
  vendor.openai.respondWith(({ messages }) => {
    const text = messages.map((message) => message.text).join('\n');
    const order = Number(/order (\d+)/.exec(text)?.[1]);
    const usage = { inputTokens: Math.ceil(text.length / 4), outputTokens: 1 };
    return { kind: 'reply', text: isSent(order), usage };
  });
  const { ada, program } = await openClients();

  // Examples are uploaded, the prompt is refined.
  const { id: datasetId } = await ada.createDataset({ name: 'Orders' });
  const items = Array.from({ length: ITEMS }, (_, order) => ({ input: { order }, expected: isSent(order) }));
  await ada.addDatasetItems({ id: datasetId, items });
  const config = { model: 'openai/gpt-4o-mini' };
  const { id, name } = await ada.createPrompt({ name: 'order-sent', content: CONTENT, config });
  for (const label of ['production', 'staging']) await ada.setPromptLabel({ id, label, version: 1 });
  const { version } = await ada.optimizePrompt({ id, provider: 'local', commit: true });
  expect(version?.number).toBe(2);

  // The label waits for the run that it requires, which costs no more than it may.
  const { id: exact } = await ada.createEvaluator({ kind: 'exact', settings: {} });
  const require = { fidelity: true, evaluation: { datasetId, evaluators: [exact], margin: 0.05 } };
  await ada.setLabelPolicy({ label: 'staging', require });
  const move = { id, label: 'staging', version: 2 };
  await expect(ada.setPromptLabel(move)).rejects.toMatchObject({ code: 'gate_failed' });
  const pending = await ada.setPromptLabel({ ...move, whenReady: true, maxCostUsd: 1.9 });
  const runId = 'runId' in pending ? pending.runId : '';
  await drainRuns(test.ctx);
  const run = await ada.getRun(runId);
  expect(run).toMatchObject({ status: 'completed', cells: { completed: 2 * ITEMS }, maxCostUsd: 1.9 });
  const { runCostUsd, arms } = await ada.getRunComparison(runId);
  expect(runCostUsd).toBe(run.costUsd);
  expect(arms).toMatchObject([{ verdict: 'equivalent', evaluators: [{ n: ITEMS, difference: 0 }] }]);
  const { savedTokensPercentage, per1000CallsUsd, paysAfterCalls } = Object(arms[0]);
  expect(savedTokensPercentage).toBeGreaterThan(20);
  expect(per1000CallsUsd.saved).toBeGreaterThan(0);
  expect(paysAfterCalls).toBe(Math.ceil((1_000 * runCostUsd) / per1000CallsUsd.saved));
  await reconcile(test.ctx);
  expect(await program.getPrompt(name, { label: 'staging', ttlSeconds: 0 })).toMatchObject({ version: 2 });
  const [moved] = (await ada.listLabelMoves({ id, label: 'staging' }).page()).items;
  expect(moved?.findings).toContainEqual(
    expect.objectContaining({ check: 'evaluation', passed: true, runId }),
  );

  // A tenth of the users get it. Somebody looks every hour.
  const { id: testId } = await ada.createAbTest({
    promptId: id,
    label: 'production',
    metric: 'solved',
    windowHours: 1,
    minUnits: 30,
    autoPromote: true,
    arms: [
      { version: 1, weight: 0.9 },
      { version: 2, weight: 0.1 },
    ],
  });
  // Else another share of these users would have the second version in each run.
  await test.sql`update ab_tests set salt = 'story' where id = ${testId}`;
  await ada.startAbTest(testId);
  const looks: string[] = [];
  while (looks.length < DAY && looks.at(-1) !== 'decided') {
    for (let user = 0; user < USERS; user++) {
      const prompt = await program.getPrompt(name, { unit: `user-${looks.length}-${user}` });
      // It helps everybody, and the first one every second user.
      program.reportMetric(prompt, 'solved', prompt.version === 2 ? 1 : user % 2);
    }
    await program.flushEvents();
    clock.advance(HOUR);
    await reconcile(test.ctx);
    looks.push((await ada.getAbTest(testId)).status);
  }
  const ended = await ada.getAbTest(testId);
  expect(ended).toMatchObject({ status: 'decided', winner: 2, srm: { mismatch: false } });
  expect(looks.slice(0, -1)).toEqual(looks.slice(0, -1).map(() => 'running'));
  const [control, refined] = ended.arms.map(({ closed }) => closed);
  expect((control ?? 0) + (refined ?? 0)).toBe(looks.length * USERS);
  expect((refined ?? 0) / (looks.length * USERS)).toBeCloseTo(0.1, 1);

  // It has passed the gate of production, and everybody has it now.
  expect((await ada.getPromptById(id)).labels).toEqual({ production: 2, staging: 2 });
  for (const unit of ['user-0-0', 'user-0-1', 'somebody new'])
    expect((await program.getPrompt(name, { unit, ttlSeconds: 0 })).version).toBe(2);
});
