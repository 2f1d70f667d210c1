import { buildMember } from '@refinery/testing/builders.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { optimize } from '../optimizations/optimize.ts';
import { computeUsageHours } from './compute-usage-hours.ts';
import { getUsageAnalytics } from './get-usage-analytics.ts';
import { getUsageTrends } from './get-usage-trends.ts';
import { getModelAnalytics } from './get-model-analytics.ts';
import { getPromptAnalytics } from './get-prompt-analytics.ts';

const clock = new TestClock(new Date('2026-05-15T12:30:00Z'));
let test: TestContext;
beforeAll(async () => {
  test = await openTestContext(inject('services'), { clock });
});
afterAll(() => test.close());

it('counts', async () => {
  const member = await buildMember(test.ctx);
  await optimize(member.as, { text: 'Please write a poem.' });
  await optimize(member.as, { text: 'Please write a poem.' });
  expect(await computeUsageHours(test.ctx)).toBe(1);
  console.log(JSON.stringify([await getUsageAnalytics(member.as, {}), await getModelAnalytics(member.as, {}), await getPromptAnalytics(member.as, {}), await getUsageTrends(member.as, {from: '2026-05-14T00:00:00Z'})], null, 1));
});
