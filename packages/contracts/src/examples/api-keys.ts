import { EXAMPLE_TIME, exampleId } from './ids.ts';

const limits = {
  allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'],
  rateLimitPerMinute: 60,
  monthlyQuota: 10_000,
  monthlyBudgetUsd: 50,
  tokensPerMinute: 200_000,
  compactToolResults: false,
  replyCache: { ttlSeconds: 600 },
};

export const createApiKeyExample = {
  name: 'CI',
  scopes: ['optimizations:read', 'optimizations:write'],
  expiresAt: '2027-05-04T00:00:00.000Z',
  ...limits,
};

export const updateApiKeyExample = { name: 'CI of the shop', monthlyQuota: 20_000, allowedAddresses: null };

export const rotateApiKeyExample = { overlapSeconds: 86_400 };

export const apiKeyExample = {
  id: exampleId('api-key'),
  name: 'CI',
  prefix: 'prk_4bY7mQz1',
  scopes: ['optimizations:read', 'optimizations:write'],
  createdAt: EXAMPLE_TIME,
  lastUsedAt: null,
  lastUsedAddress: null,
  expiresAt: '2027-05-04T00:00:00.000Z',
  ...limits,
  previous: null,
};

export const createdApiKeyExample = { ...apiKeyExample, key: 'prk_4bY7mQz1…' };

export const rotatedApiKeyExample = {
  ...apiKeyExample,
  prefix: 'prk_9cK2xWd8',
  previous: { prefix: 'prk_4bY7mQz1', expiresAt: '2026-05-05T09:30:00.000Z' },
  key: 'prk_9cK2xWd8…',
};

export const apiKeyDetailsExample = { ...apiKeyExample, usedThisMonth: 128, spentThisMonthUsd: 3.52 };
