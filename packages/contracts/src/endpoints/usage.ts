import { endpoint } from '../endpoint.ts';
import { UsageReplySchema } from '../usage.ts';

const tag = { name: 'Usage', description: 'What this month has used of the plan' };

export const getUsageEndpoint = endpoint({
  operationId: 'getUsage',
  method: 'GET',
  path: '/api/v1/usage',
  access: 'usage:read',
  tag,
  summary: 'What this month has used of the plan and the budget',
  description:
    'The optimizations used in the current month, those reserved for work that has not ended, and those that are left. It says the same about the costs of providers.',
  reply: { 200: UsageReplySchema },
  errors: [],
});

export const usageEndpoints = [getUsageEndpoint] as const;
