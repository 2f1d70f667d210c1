import {
  ModelAnalyticsQuery,
  ModelAnalyticsSchema,
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

export const analyticsEndpoints = [
  getUsageAnalyticsEndpoint,
  getPromptAnalyticsEndpoint,
  getModelAnalyticsEndpoint,
  getUsageTrendsEndpoint,
] as const;
