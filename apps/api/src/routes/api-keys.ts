import {
  createApiKeyEndpoint,
  deleteApiKeyEndpoint,
  getApiKeyEndpoint,
  listApiKeysEndpoint,
  rotateApiKeyEndpoint,
  updateApiKeyEndpoint,
} from '@refinery/contracts/endpoints/api-keys.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { deleteApiKey } from '@refinery/domain/api-keys/delete-api-key.ts';
import { getApiKey } from '@refinery/domain/api-keys/get-api-key.ts';
import { listApiKeys } from '@refinery/domain/api-keys/list-api-keys.ts';
import { rotateApiKey } from '@refinery/domain/api-keys/rotate-api-key.ts';
import { updateApiKey } from '@refinery/domain/api-keys/update-api-key.ts';
import { type Binding, bind } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';

export const apiKeyRoutes = (): Binding[] => [
  bind(createApiKeyEndpoint, createApiKey, { rebuild: gone('api_key_not_found') }),
  bind(listApiKeysEndpoint, listApiKeys),
  bind(getApiKeyEndpoint, getApiKey),
  bind(updateApiKeyEndpoint, updateApiKey),
  bind(rotateApiKeyEndpoint, rotateApiKey, { rebuild: gone('api_key_not_found') }),
  bind(deleteApiKeyEndpoint, deleteApiKey),
];
