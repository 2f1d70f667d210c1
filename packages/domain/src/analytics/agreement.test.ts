import type { UsageNumbers } from '@refinery/contracts/analytics.ts';
import { newId } from '@refinery/db/ids.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { Random } from '@refinery/testing/random.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { addUsageRows, countUsageRows, randomUsageRows } from '@refinery/testing/usage-rows.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { computeUsageHours } from './compute-usage-hours.ts';
import { getModelAnalytics } from './get-model-analytics.ts';
import { getPromptAnalytics } from './get-prompt-analytics.ts';
import { getUsageAnalytics } from './get-usage-analytics.ts';
import { getUsageTrends } from './get-usage-trends.ts';

const NOW = new Date('2026-05-15T12:34:56Z');
const DAY_MS = 24 * 3_600_000;
const PROMPTS = [newId(), newId(), newId()];

const clock = new TestClock(NOW);
let test: TestContext;
let superuser: RawClient;
let member: Member;

beforeAll(async () => {
  test = await openTestContext(inject('services'), { clock });
  superuser = openRawClient(test.databaseUrl);
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});
beforeEach(async () => {
  clock.set(NOW);
  member = await buildMember(test.ctx);
});

const fill = (seed: number, count: number, organizationId = member.organizationId) => {
  const span = { from: new Date(NOW.getTime() - 3 * DAY_MS), to: NOW };
  const rows = randomUsageRows(new Random(seed), { count, ...span, promptIds: PROMPTS });
  return addUsageRows(superuser, organizationId, rows);
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
    ...{ requests, failed, originalTokens, refinedTokens, savedTokens },
    ...{ inputTokens, outputTokens, costUsd, unpriced },
  };
};

const counted = async (where?: string) =>
  (await countUsageRows(superuser, member.organizationId, where)).numbers;

describe.each([1, 2, 3])('of random requests (%i)', (seed) => {
  beforeEach(async () => {
    // Others do as much beside it.
    await fill(seed + 100, 300, (await buildMember(test.ctx)).organizationId);
    await fill(seed, 400);
    await computeUsageHours(test.ctx);
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
    const { latencies } = await countUsageRows(superuser, member.organizationId);
    const { p50Ms, p95Ms } = (await getUsageAnalytics(member.as, {})).latency;
    for (const [told, real] of [
      [p50Ms, latencies[0]],
      [p95Ms, latencies[1]],
    ])
      expect(Math.abs((told ?? 0) / real - 1)).toBeLessThanOrEqual(0.16);
  });
});

it('lists are ordered by requests, and the same each time', async () => {
  await fill(7, 300);
  await computeUsageHours(test.ctx);
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
