import { Type } from 'typebox';
import {
  ApiKeyDetailsSchema,
  ApiKeySchema,
  ApiKeysQuery,
  CreateApiKeyBody,
  CreatedApiKeySchema,
  RotateApiKeyBody,
  RotatedApiKeySchema,
  UpdateApiKeyBody,
} from '../api-keys.ts';
import { endpoint } from '../endpoint.ts';
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
  description: 'Only this answer contains the key.',
  body: CreateApiKeyBody,
  reply: { 201: CreatedApiKeySchema },
  errors: ['api_key_not_found'],
  idempotent: true,
});

export const listApiKeysEndpoint = endpoint({
  operationId: 'listApiKeys',
  method: 'GET',
  path: '/api/v1/api-keys',
  access: 'api-keys:read',
  tag,
  summary: 'List API keys',
  description:
    'Newest first. The list shows only the prefix of each key, not the key itself. `prefix` finds a key by its first characters, for example one that leaked.',
  query: ApiKeysQuery,
  reply: { 200: Type.Array(ApiKeySchema) },
  errors: [],
  page: true,
});

export const getApiKeyEndpoint = endpoint({
  operationId: 'getApiKey',
  method: 'GET',
  path: '/api/v1/api-keys/:id',
  access: 'api-keys:read',
  tag,
  summary: 'Read an API key',
  description: 'The answer says what the key used this month. It does not contain the key itself.',
  params: IdParams,
  reply: { 200: ApiKeyDetailsSchema },
  errors: ['api_key_not_found'],
});

export const updateApiKeyEndpoint = endpoint({
  operationId: 'updateApiKey',
  method: 'PUT',
  path: '/api/v1/api-keys/:id',
  access: 'api-keys:write',
  action: 'api-key.update',
  tag,
  summary: 'Change an API key',
  description:
    'Fields that you leave out do not change. null removes an expiry or a limit. Admins may change any key, members only their own. Nobody can add a scope that they do not have.',
  params: IdParams,
  body: UpdateApiKeyBody,
  reply: { 200: ApiKeySchema },
  errors: ['api_key_not_found'],
});

export const rotateApiKeyEndpoint = endpoint({
  operationId: 'rotateApiKey',
  method: 'POST',
  path: '/api/v1/api-keys/:id/rotate',
  access: 'api-keys:write',
  action: 'api-key.rotate',
  tag,
  summary: 'Replace the secret of an API key',
  description:
    'Only this answer contains the new key. Id, scopes and limits do not change. The old key still works for `overlapSeconds`. A key that an earlier rotation replaced stops working at once.',
  params: IdParams,
  body: RotateApiKeyBody,
  reply: { 200: RotatedApiKeySchema },
  errors: ['api_key_not_found'],
  idempotent: true,
});

export const deleteApiKeyEndpoint = endpoint({
  operationId: 'deleteApiKey',
  method: 'DELETE',
  path: '/api/v1/api-keys/:id',
  access: 'api-keys:write',
  action: 'api-key.delete',
  tag,
  summary: 'Delete an API key, which stops working at once',
  description: 'Accepted work continues. Requests whose body has not fully arrived are refused.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['api_key_not_found'],
});

export const apiKeyEndpoints = [
  createApiKeyEndpoint,
  listApiKeysEndpoint,
  getApiKeyEndpoint,
  updateApiKeyEndpoint,
  rotateApiKeyEndpoint,
  deleteApiKeyEndpoint,
] as const;
