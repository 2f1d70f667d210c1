import type { UsageNumbers } from '@refinery/contracts/analytics.ts';
import { newId } from '@refinery/db/ids.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { Random } from '@refinery/testing/random.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { addUsageRows, countUsageRows, randomUsageRows, usageRow } from '@refinery/testing/usage-rows.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { computeUsageHours } from './compute-usage-hours.ts';
import { getAnalytics } from './get-analytics.ts';
import { getCostAnalytics } from './get-cost-analytics.ts';
import { getModelAnalytics } from './get-model-analytics.ts';
import { getPerformanceAnalytics } from './get-performance-analytics.ts';
import { getPromptAnalytics } from './get-prompt-analytics.ts';
import { getUsageAnalytics } from './get-usage-analytics.ts';
import { getUsageTrends } from './get-usage-trends.ts';

const NOW = new Date('2026-05-15T12:34:56Z');
const DAY_MS = 24 * 3_600_000;
const PROMPTS = [newId(), newId(), newId()];

const clock = new TestClock(NOW);
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;

/** All of them, however slow the machine is. */
const compute = () => computeUsageHours(test.ctx, { mostMs: Number.POSITIVE_INFINITY });

const fill = (seed: number, count: number, organizationId = member.organizationId) => {
  const span = { from: new Date(NOW.getTime() - 3 * DAY_MS), to: NOW };
  const rows = randomUsageRows(new Random(seed), { count, ...span, promptIds: PROMPTS });
  return addUsageRows(test.sql, organizationId, rows);
};

/** What can be compared with a count: the sums. */
const sumsIn = ({ latency: _, successRate: __, ...sums }: UsageNumbers) => sums;

function sumOf(groups: readonly UsageNumbers[]) {
  const sum = (pick: (group: UsageNumbers) => number) => groups.reduce((all, group) => all + pick(group), 0);
  return {
    requests: sum((group) => group.requests),
    failed: sum((group) => group.failed),
    originalTokens: sum((group) => group.originalTokens),
    refinedTokens: sum((group) => group.refinedTokens),
    savedTokens: sum((group) => group.savedTokens),
    inputTokens: sum((group) => group.inputTokens),
    outputTokens: sum((group) => group.outputTokens),
    costUsd: Math.round(sum((group) => group.costUsd * 1e6)) / 1e6,
    unpriced: sum((group) => group.unpriced),
  };
}

const numbersIn = <T extends UsageNumbers>(reply: T): UsageNumbers => ({
  ...sumsOfReply(reply),
  successRate: reply.successRate,
  latency: reply.latency,
});
const sumsOfReply = (reply: UsageNumbers) => {
  const { requests, failed, originalTokens, refinedTokens, savedTokens } = reply;
  const { inputTokens, outputTokens, costUsd, unpriced } = reply;
  return {
    requests,
    failed,
    originalTokens,
    refinedTokens,
    savedTokens,
    inputTokens,
    outputTokens,
    costUsd,
    unpriced,
  };
};

const counted = async (where?: string) =>
  (await countUsageRows(test.sql, member.organizationId, where)).numbers;

describe.each([1, 2, 3])('of random requests (%i)', (seed) => {
  beforeAll(async () => {
    member = await buildMember(test.ctx);
    // Others do as much beside it.
    await fill(seed + 100, 300, (await buildMember(test.ctx)).organizationId);
    await fill(seed, 400);
    await compute();
  });

  it('every number is that of the rows, and all endpoints say the same', async () => {
    const all = await counted();
    const usage = await getUsageAnalytics(member.as, {});
    expect(sumsOfReply(usage)).toEqual(all);
    expect(usage.successRate).toBeCloseTo((all.requests - all.failed) / all.requests, 4);
    expect(sumOf(usage.byAction)).toEqual(all);
    expect(sumOf((await getModelAnalytics(member.as, {})).models)).toEqual(all);
    for (const by of ['hour', 'day'] as const)
      expect(sumOf((await getUsageTrends(member.as, { by })).points)).toEqual(all);
    const { prompts } = await getPromptAnalytics(member.as, {});
    expect(sumOf(prompts)).toEqual(await counted('prompt_id is not null'));
    const glance = await getAnalytics(member.as, {});
    const tokens = { input: all.inputTokens, output: all.outputTokens };
    expect(glance).toMatchObject({
      testRuns: 0,
      successRate: usage.successRate,
      costUsd: all.costUsd,
      tokens,
    });
    for (const by of ['day', 'model', 'prompt'] as const) {
      const { costs, costUsd } = await getCostAnalytics(member.as, { by });
      const micros = costs.reduce((sum, group) => sum + Math.round(group.costUsd * 1e6), 0);
      expect([by, costUsd, micros / 1e6]).toEqual([by, all.costUsd, all.costUsd]);
      expect(costs.reduce((sum, { requests }) => sum + requests, 0)).toBe(all.requests);
    }
    const { models } = await getPerformanceAnalytics(member.as, {});
    expect(models.reduce((sum, { calls }) => sum + calls, 0)).toBe(all.requests);
  });

  it('each group is that of its rows, and the same as with its filter', async () => {
    const { byAction } = await getUsageAnalytics(member.as, {});
    for (const { action, ...numbers } of byAction) {
      expect(sumsIn(numbers)).toEqual(
        await counted(`batch_id is ${action === 'batch' ? 'not null' : 'null'}`),
      );
      expect(numbersIn(await getUsageAnalytics(member.as, { action }))).toEqual(numbers);
    }
    const { models } = await getModelAnalytics(member.as, {});
    expect(models).toHaveLength(12);
    for (const { provider, model, ...numbers } of models) {
      const isModel = model === null ? 'model is null' : `model = '${model}'`;
      expect(sumsIn(numbers)).toEqual(await counted(`provider = '${provider}' and ${isModel}`));
      if (model === null) continue;
      expect(numbersIn(await getUsageAnalytics(member.as, { provider, model }))).toEqual(numbers);
    }
    const { prompts } = await getPromptAnalytics(member.as, {});
    expect(prompts.map(({ promptId }) => promptId).sort()).toEqual([...PROMPTS].sort());
    for (const { promptId, name: _, slug: __, ...numbers } of prompts) {
      expect(sumsIn(numbers)).toEqual(await counted(`prompt_id = '${promptId}'`));
      expect(numbersIn(await getUsageAnalytics(member.as, { promptId }))).toEqual(numbers);
      const { points } = await getUsageTrends(member.as, { promptId });
      expect(sumOf(points)).toEqual(sumsIn(numbers));
    }
  });

  it('each hour and day is that of its rows, and the same as its period', async () => {
    for (const by of ['hour', 'day'] as const) {
      const { points } = await getUsageTrends(member.as, { by, from: '2026-05-13T05:30:00Z' });
      for (const { from, to, ...numbers } of points) {
        expect(sumsIn(numbers)).toEqual(await counted(`created_at >= '${from}' and created_at < '${to}'`));
        expect(numbersIn(await getUsageAnalytics(member.as, { from, to }))).toEqual(numbers);
      }
    }
  });

  it('latencies are at most 16 % off', async () => {
    const { latencies } = await countUsageRows(test.sql, member.organizationId);
    const { p50Ms, p95Ms } = (await getUsageAnalytics(member.as, {})).latency;
    for (const [told, real] of [
      [p50Ms, latencies[0]],
      [p95Ms, latencies[1]],
    ])
      expect(Math.abs((told ?? 0) / real - 1)).toBeLessThanOrEqual(0.16);
  });
});

it('lists are ordered by requests, and the same each time', async () => {
  member = await buildMember(test.ctx);
  await fill(7, 300);
  await compute();
  const { prompts } = await getPromptAnalytics(member.as, { limit: 2 });
  const all = (await getPromptAnalytics(member.as, {})).prompts;
  expect(prompts).toEqual(all.slice(0, 2));
  const requests = all.map((prompt) => prompt.requests);
  expect(requests).toEqual(requests.toSorted((a, b) => b - a));
  const { models } = await getModelAnalytics(member.as, { limit: 1 });
  expect(models[0]?.requests).toBe(
    Math.max(...(await getModelAnalytics(member.as, {})).models.map((model) => model.requests)),
  );
});

it('a month is projected from what it cost so far and the last 7 days', async () => {
  member = await buildMember(test.ctx);
  // 12:34:56 on the 15th of 31 days.
  const day = (date: string, costUsd: number) =>
    usageRow({ createdAt: new Date(`${date}T10:00:00Z`), costUsd });
  await addUsageRows(test.sql, member.organizationId, [
    ...[day('2026-04-30', 100), day('2026-05-01', 2), day('2026-05-10', 0.7), day('2026-05-15', 0.7)],
  ]);
  await compute();
  const rest = (Date.UTC(2026, 5, 1) - NOW.getTime()) / DAY_MS;
  const { projectionUsd, costs } = await getCostAnalytics(member.as, { from: '2026-05-01T00:00:00Z' });
  expect(projectionUsd).toBeCloseTo(3.4 + 0.2 * rest, 5);
  expect(costs.map(({ day: name, costUsd }) => [name, costUsd])).toEqual([
    ...[
      ['2026-05-01', 2],
      ['2026-05-10', 0.7],
      ['2026-05-15', 0.7],
    ],
  ]);
});

it('tests and cells of runs count in the hour of their output, however old their run is', async () => {
  member = await buildMember(test.ctx);
  const { organizationId } = member;
  const prompt = await createPrompt(member.as, { name: 'Prompt', content: 'Say {{n}}.' });
  // A younger id was counted, and its hour is final, before the cell has its output.
  const rows = [
    { id: newId(), createdAt: new Date(NOW.getTime() - DAY_MS), costMicros: 5 },
    { id: '01900000-0000-7000-8000-000000000001', createdAt: NOW, costMicros: 7 },
  ];
  for (const [at, row] of rows.entries()) {
    clock.set(at === 0 ? new Date(NOW.getTime() - DAY_MS / 2) : NOW);
    await member.as.tenant.run((tx) =>
      tx.insert(executions).values({
        ...row,
        organizationId,
        promptId: prompt.id,
        version: 1,
        output: 'x',
        provider: 'openai' as const,
        model: 'gpt-4o-mini',
        inputTokens: 3,
        outputTokens: 4,
        latencyMs: 900,
        finishReason: 'stop' as const,
        ignoredParameters: [],
      }),
    );
    await compute();
  }
  expect(await getAnalytics(member.as, {})).toMatchObject({
    prompts: 1,
    testRuns: 2,
    successRate: 1,
    costUsd: 0.000012,
    tokens: { input: 6, output: 8 },
  });
  expect(await getCostAnalytics(member.as, { by: 'prompt' })).toMatchObject({
    costs: [{ promptId: prompt.id, requests: 2, costUsd: 0.000012 }],
  });
  expect((await getPerformanceAnalytics(member.as, {})).models).toMatchObject([
    { provider: 'openai', model: 'gpt-4o-mini', calls: 2, successRate: 1, p50Ms: 866 },
  ]);
});
