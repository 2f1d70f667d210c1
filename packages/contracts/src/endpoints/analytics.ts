import {
  AnalyticsQuery,
  AnalyticsSchema,
  CostAnalyticsQuery,
  CostAnalyticsSchema,
  ModelAnalyticsQuery,
  ModelAnalyticsSchema,
  PerformanceAnalyticsSchema,
  PromptAnalyticsQuery,
  PromptAnalyticsSchema,
  UsageAnalyticsQuery,
  UsageAnalyticsSchema,
  UsageTrendsQuery,
  UsageTrendsSchema,
} from '../analytics.ts';
import { endpoint } from '../endpoint.ts';

const tag = {
  name: 'Analytics',
  description: 'How much was refined, how well, at which cost and how fast, hour by hour',
};
const PATH = '/api/v1/analytics';
const reading = { method: 'GET', access: 'usage:read', tag, errors: [] } as const;

export const getUsageAnalyticsEndpoint = endpoint({
  ...reading,
  operationId: 'getUsageAnalytics',
  path: `${PATH}/usage`,
  summary: 'The numbers of a period',
  description:
    'All requests of the organization that ended, and those of each action. A request counts in the hour in which it was accepted, a text of a batch in the hour in which it was refined.',
  query: UsageAnalyticsQuery,
  reply: { 200: UsageAnalyticsSchema },
});

export const getPromptAnalyticsEndpoint = endpoint({
  ...reading,
  operationId: 'getPromptAnalytics',
  path: `${PATH}/prompts`,
  summary: 'The prompts that are used most',
  description:
    'Prompts of the library by the number of their requests, the most used first. Requests of texts that are not in the library are left out. A deleted prompt keeps its id and its numbers.',
  query: PromptAnalyticsQuery,
  reply: { 200: PromptAnalyticsSchema },
});

export const getModelAnalyticsEndpoint = endpoint({
  ...reading,
  operationId: 'getModelAnalytics',
  path: `${PATH}/models`,
  summary: 'The models that are used most',
  description: 'By provider and model, the most used first.',
  query: ModelAnalyticsQuery,
  reply: { 200: ModelAnalyticsSchema },
});

export const getUsageTrendsEndpoint = endpoint({
  ...reading,
  operationId: 'getUsageTrends',
  path: `${PATH}/trends`,
  summary: 'The numbers hour by hour, or day by day',
  description:
    'A point for each hour or day of the period, also for those in which nothing happened. Their sums are those of the period.',
  query: UsageTrendsQuery,
  reply: { 200: UsageTrendsSchema },
});

export const getAnalyticsEndpoint = endpoint({
  ...reading,
  operationId: 'getAnalytics',
  path: PATH,
  summary: 'The numbers at a glance',
  description: 'Of the library, of tests, and of everything that cost money in a period.',
  query: AnalyticsQuery,
  reply: { 200: AnalyticsSchema },
});

export const getCostAnalyticsEndpoint = endpoint({
  ...reading,
  operationId: 'getCostAnalytics',
  path: `${PATH}/costs`,
  summary: 'What it cost, by day, model or prompt',
  description:
    'The costs of all requests that analytics count, tests too. What judges of runs cost is in the costs of the run and in `/calls`. `projectionUsd` says where the month will end.',
  query: CostAnalyticsQuery,
  reply: { 200: CostAnalyticsSchema },
});

export const getPerformanceAnalyticsEndpoint = endpoint({
  ...reading,
  operationId: 'getPerformanceAnalytics',
  path: `${PATH}/performance`,
  summary: 'How fast and how reliable each model was',
  description: 'The requests of each model, the share that did not fail, and how long they took.',
  query: AnalyticsQuery,
  reply: { 200: PerformanceAnalyticsSchema },
});

export const analyticsEndpoints = [
  getAnalyticsEndpoint,
  getCostAnalyticsEndpoint,
  getPerformanceAnalyticsEndpoint,
  getUsageAnalyticsEndpoint,
  getPromptAnalyticsEndpoint,
  getModelAnalyticsEndpoint,
  getUsageTrendsEndpoint,
] as const;
