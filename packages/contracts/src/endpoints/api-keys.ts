import { Type } from 'typebox';
import { ApiKeySchema, CreateApiKeyBody, CreatedApiKeySchema } from '../api-keys.ts';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = { name: 'API keys', description: 'Keys for programs, each with the scopes it needs' };

export const createApiKeyEndpoint = endpoint({
  operationId: 'createApiKey',
  method: 'POST',
  path: '/api/v1/api-keys',
  access: 'api-keys:write',
  action: 'api-key.create',
  tag,
  summary: 'Make an API key',
  description: 'The key is in this answer only.',
  body: CreateApiKeyBody,
  reply: { 201: CreatedApiKeySchema },
  errors: [],
  idempotent: true,
});

export const listApiKeysEndpoint = endpoint({
  operationId: 'listApiKeys',
  method: 'GET',
  path: '/api/v1/api-keys',
  access: 'api-keys:read',
  tag,
  summary: 'List API keys',
  description: 'Newest first, without the keys themselves: a prefix tells them apart.',
  query: PageQuery,
  reply: { 200: Type.Array(ApiKeySchema) },
  errors: [],
  page: true,
});

export const deleteApiKeyEndpoint = endpoint({
  operationId: 'deleteApiKey',
  method: 'DELETE',
  path: '/api/v1/api-keys/:id',
  access: 'api-keys:write',
  action: 'api-key.delete',
  tag,
  summary: 'Delete an API key, which stops working at once',
  description: 'Requests that are under way still end.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['api_key_not_found'],
});

export const apiKeyEndpoints = [createApiKeyEndpoint, listApiKeysEndpoint, deleteApiKeyEndpoint] as const;
