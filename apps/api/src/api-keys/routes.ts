import {
  createApiKeyEndpoint,
  deleteApiKeyEndpoint,
  listApiKeysEndpoint,
} from '@refinery/contracts/endpoints/api-keys.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { deleteApiKey } from '@refinery/domain/api-keys/delete-api-key.ts';
import { listApiKeys } from '@refinery/domain/api-keys/list-api-keys.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const apiKeyRoutes = (): Binding[] => [
  bind(createApiKeyEndpoint, createApiKey),
  bind(listApiKeysEndpoint, listApiKeys),
  bind(deleteApiKeyEndpoint, deleteApiKey),
];
