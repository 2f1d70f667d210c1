import { promptExample } from './prompts.ts';

const period = {
  from: '2026-05-01T00:00:00.000Z',
  to: '2026-05-31T00:00:00.000Z',
  upToDateUntil: '2026-05-30T23:59:52.000Z',
};

const numbers = {
  requests: 412,
  failed: 3,
  successRate: 0.9927,
  originalTokens: 61_350,
  refinedTokens: 40_115,
  savedTokens: 21_235,
  inputTokens: 18_200,
  outputTokens: 11_904,
  costUsd: 0.164042,
  unpriced: 0,
  latency: { p50Ms: 2.05, p95Ms: 1_150 },
};

export const usageAnalyticsExample = {
  ...period,
  ...numbers,
  byAction: [{ action: 'optimization', ...numbers }],
};

export const promptAnalyticsExample = {
  ...period,
  prompts: [{ promptId: promptExample.id, name: promptExample.name, slug: promptExample.slug, ...numbers }],
};

export const modelAnalyticsExample = {
  ...period,
  models: [{ provider: 'openai', model: 'gpt-5-mini', ...numbers }],
};

export const usageTrendsExample = {
  ...period,
  by: 'day',
  points: [{ from: '2026-05-30T00:00:00.000Z', to: '2026-05-31T00:00:00.000Z', ...numbers }],
};

const tokens = { input: 18_200, output: 11_904 };

export const analyticsExample = {
  ...period,
  prompts: 14,
  testRuns: 412,
  successRate: 0.9927,
  costUsd: 0.164042,
  tokens,
};

export const costAnalyticsExample = {
  ...period,
  by: 'model',
  costUsd: 0.164042,
  unpriced: 0,
  projectionUsd: 0.21,
  costs: [{ provider: 'openai', model: 'gpt-5-mini', requests: 412, costUsd: 0.164042, tokens }],
};

export const performanceAnalyticsExample = {
  ...period,
  models: [
    { provider: 'openai', model: 'gpt-5-mini', calls: 412, successRate: 0.9927, p50Ms: 866, p95Ms: 1_150 },
  ],
};
