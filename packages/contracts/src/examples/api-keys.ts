import { EXAMPLE_API_KEY_ID, EXAMPLE_TIME } from './ids.ts';

export const createApiKeyExample = {
  name: 'CI',
  scopes: ['optimizations:read', 'optimizations:write'],
  expiresAt: '2027-05-04T00:00:00.000Z',
};

export const apiKeyExample = {
  id: EXAMPLE_API_KEY_ID,
  name: 'CI',
  prefix: 'prk_4bY7mQz1',
  scopes: ['optimizations:read', 'optimizations:write'],
  createdAt: EXAMPLE_TIME,
  lastUsedAt: null,
  expiresAt: '2027-05-04T00:00:00.000Z',
};

export const createdApiKeyExample = { ...apiKeyExample, key: 'prk_4bY7mQz1…' };
