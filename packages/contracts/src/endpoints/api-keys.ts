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
  description:
    'Newest first, without the keys themselves: a prefix tells them apart. `prefix` finds a key by its first characters, also one that leaked.',
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
  description: 'Without the key itself, and with what it used this month.',
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
    'Fields that are left out stay as they are; null takes an expiry or a limit away. Admins change any key, members their own; nobody adds scopes that they lack.',
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
    'The new key is in this answer only; id, scopes and limits stay. The old one works for `overlapSeconds` more; one that an earlier rotation replaced stops at once.',
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
  description: 'Work that was accepted goes on. Requests whose body is still on its way are refused.',
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
