import { randomUUID } from 'node:crypto';
import { type ApiError, PromptRefinery } from '@prompt-refinery/client';
import { computeOrganizationHours } from '@refinery/domain/analytics/compute-organization-hours.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { drainRuns } from '@refinery/testing/drain-runs.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';

const vendor = fixture(() => startFakeVendor({ protocol: 'openai' }));
const test = fixture((services) =>
  openTestApp(services, {
    env: {
      OPENAI_BASE_URL: vendor.baseUrl,
      OPENAI_API_KEY: 'sk-test',
      SIGNUP_PLAN: 'pro',
      PROVIDER_RETRIES: '0',
    },
  }),
);
let client: PromptRefinery;

beforeAll(async () => {
  const baseUrl = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const account = { email: 'ada@example.com', password: 'brown kettles whistle', fullName: 'Ada' };
  const { accessToken } = await new PromptRefinery({ baseUrl }).register(account);
  client = new PromptRefinery({ baseUrl, accessToken });
});

const WORDY =
  'You are a helpful assistant. Please read the following message of a customer very carefully, and then please be so kind as to tell me, in one word only, whether it is a complaint. Message: {{message}}';
const REFINED = 'Is this message of a customer a complaint? Answer in one word. Message: {{message}}';
const model = 'openai/gpt-4o-mini';

async function twoVersions(): Promise<string> {
  const { id } = await client.createPrompt({
    name: `Complaints ${randomUUID()}`,
    content: WORDY,
    config: { model, maxOutputTokens: 20 },
  });
  await client.updatePrompt({ id, content: REFINED, config: { model, maxOutputTokens: 20 } });
  return id;
}

async function datasetOf(count: number): Promise<string> {
  const { id } = await client.createDataset({ name: 'Messages' });
  await client.addDatasetItems({
    id,
    items: Array.from({ length: count }, (_, n) => ({
      customId: `m${n}`,
      input: { message: `Order ${n} has not come.` },
      expected: 'Yes',
    })),
  });
  return id;
}

describe('a team with 300 examples', () => {
  it('reads whether the refined prompt is as good, what it saves, and what the run cost', async () => {
    // Of 300 answers to each prompt some are wrong, others to each.
    vendor.respondWith(({ messages }) => {
      const text = messages.at(-1)?.text ?? '';
      const n = Number(/Order (\d+)/.exec(text)?.[1]);
      const isWrong = text.startsWith('You') ? n % 50 === 0 : n % 50 === 1;
      return { kind: 'reply', text: isWrong ? 'No' : 'Yes', usage: usageOf(text) };
    });
    const promptId = await twoVersions();
    const exact = await client.createEvaluator({ kind: 'exact', settings: {} });
    const accepted = await client.createRun({
      name: 'Refined',
      datasetId: await datasetOf(300),
      evaluators: [exact.id],
      maxCostUsd: 2,
      arms: [
        { promptId, version: 1 },
        { promptId, version: 2 },
      ],
    });
    expect(accepted).toMatchObject({ status: 'queued', cells: { total: 600 }, maxCostUsd: 2 });
    await drainRuns(test.ctx);
    const run = await client.getRun(accepted.id);
    expect(run).toMatchObject({
      status: 'completed',
      stopReason: null,
      cells: { completed: 600, failed: 0 },
    });

    const compared = await client.getRunComparison(run.id);
    const [arm] = compared.arms;
    expect(arm).toMatchObject({ arm: 1, verdict: 'equivalent', failedItems: 0 });
    expect(arm?.evaluators).toMatchObject([
      { id: exact.id, n: 300, means: { baseline: 0.98, candidate: 0.98 }, difference: 0, method: 'tango' },
    ]);
    expect(arm?.savedTokensPercentage).toBeGreaterThan(30);
    expect(arm?.per1000CallsUsd.saved).toBeGreaterThan(0);
    expect(arm?.paysAfterCalls).toBe(Math.ceil((1_000 * run.costUsd) / (arm?.per1000CallsUsd.saved ?? 0)));

    // Run, comparison and results tell the same, to the digit.
    const results = await Array.fromAsync(client.streamRunResults(run.id));
    expect(results).toHaveLength(600);
    const micros = results.reduce(
      (sum, { execution }) => sum + Math.round(1e6 * (execution?.costUsd ?? 0)),
      0,
    );
    expect([run.costUsd, compared.runCostUsd]).toEqual([micros / 1e6, micros / 1e6]);
    for (const [at, which] of (['baseline', 'candidate'] as const).entries()) {
      const cells = results.filter((result) => result.arm === at);
      const right = cells.filter(({ scores }) => scores[0]?.score === 1).length;
      expect(arm?.evaluators[0]?.means[which]).toBe(right / 300);
      const input = cells.reduce((sum, { execution }) => sum + (execution?.usage.inputTokens ?? 0), 0);
      expect(arm?.tokens[which].input).toBeCloseTo(input / 300, 5);
    }
    const { organization } = await client.getMe();
    await computeOrganizationHours(test.ctx, organization.id);
    const { costs } = await client.getCostAnalytics({ by: 'prompt' });
    const tokens = (kind: 'inputTokens' | 'outputTokens') =>
      results.reduce((sum, { execution }) => sum + (execution?.usage[kind] ?? 0), 0);
    expect(costs).toEqual([
      {
        promptId,
        requests: 600,
        costUsd: run.costUsd,
        tokens: { input: tokens('inputTokens'), output: tokens('outputTokens') },
      },
    ]);
    const { meters } = await client.getUsage();
    expect(meters.find(({ name }) => name === 'test_cells')).toMatchObject({ used: 600, reserved: 0 });
    expect(await client.listRuns({ limit: 1 }).page()).toMatchObject({ items: [{ id: run.id }] });
  });
});

/** As a vendor counts: about four characters a token. */
const usageOf = (text: string) => ({ inputTokens: Math.ceil(text.length / 4), outputTokens: 1 });

describe('a run', () => {
  it('is accepted once for a key of idempotency', async () => {
    const promptId = await twoVersions();
    const body = { datasetId: await datasetOf(1), arms: [{ promptId }], evaluators: [] };
    const key = { idempotencyKey: 'run-1' };
    const first = await client.createRun(body, key);
    expect(await client.createRun(body, key)).toEqual(first);
    expect(await client.cancelRun(first.id)).toMatchObject({ status: 'cancelled' });
  });

  it('has no verdict while it is running, nor once it was cancelled', async () => {
    const promptId = await twoVersions();
    const { id: evaluatorId } = await client.createEvaluator({ kind: 'exact', settings: {} });
    const { id } = await client.createRun({
      datasetId: await datasetOf(1),
      arms: [1, 2].map((version) => ({ promptId, version })),
      evaluators: [evaluatorId],
    });
    const undecided = { arms: [{ verdict: null, evaluators: [{ verdict: null, itemsNeeded: null }] }] };
    expect(await client.getRunComparison(id)).toMatchObject({ status: 'queued', ...undecided });
    await client.cancelRun(id);
    expect(await client.getRunComparison(id)).toMatchObject({ status: 'cancelled', ...undecided });
  });

  it('takes ids in capitals, too', async () => {
    const promptId = await twoVersions();
    const { id } = await client.createEvaluator({ kind: 'exact', settings: {} });
    const run = await client.createRun({
      datasetId: (await datasetOf(1)).toUpperCase(),
      arms: [{ promptId: promptId.toUpperCase() }],
      evaluators: [id.toUpperCase()],
    });
    expect(run).toMatchObject({ arms: [{ promptId }], evaluators: [id] });
    await client.cancelRun(run.id);
  });

  it.each([
    ['no arm', { arms: [] }],
    ['eleven repeats', { repeats: 11 }],
    ['a margin above 1', { margin: 1.1 }],
    ['a budget below nothing', { maxCostUsd: -1 }],
    ['a budget in parts of micros', { maxCostUsd: 0.0000001 }],
    ['an unknown field', { weights: [0.5, 0.6] }],
  ])('with %s is refused', async (_what, wrong) => {
    const promptId = await twoVersions();
    const body = { datasetId: await datasetOf(1), arms: [{ promptId }], evaluators: [], ...wrong };
    const reply = await test.post(await buildMember(test.ctx), '/api/runs', body);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'validation_failed']);
  });

  it('with more than 100,000 cells is refused', async () => {
    const promptId = await twoVersions();
    const arms = Array(10).fill({ promptId });
    const refused = client.createRun({
      datasetId: await datasetOf(1_001),
      arms,
      evaluators: [],
      repeats: 10,
    });
    await expect(refused).rejects.toMatchObject({ code: 'validation_failed' } satisfies Partial<ApiError>);
  });

  it('of a version and a label at once is refused', async () => {
    const promptId = await twoVersions();
    const arms = [{ promptId, version: 1, label: 'latest' }];
    await expect(
      client.createRun({ datasetId: await datasetOf(1), arms, evaluators: [] }),
    ).rejects.toMatchObject({
      code: 'validation_failed',
    });
  });

  it('is streamed while it runs, as far as it has come', async () => {
    const promptId = await twoVersions();
    const run = await client.createRun({
      datasetId: await datasetOf(2),
      arms: [{ promptId }],
      evaluators: [],
    });
    expect(await Array.fromAsync(client.streamRunResults(run.id))).toEqual([]);
    await client.cancelRun(run.id);
    expect(await Array.fromAsync(client.streamRunResults(run.id))).toMatchObject([
      { status: 'cancelled', execution: null, scores: [] },
      { status: 'cancelled', execution: null, scores: [] },
    ]);
  });
});
