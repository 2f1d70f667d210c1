import type { ApiKeyReply } from '@refinery/contracts/api-keys.ts';
import { type ApiKeyRow, previousOf } from '../insert-api-key.ts';
import { toCallTerms } from './call-terms.ts';

/** An API key as its owner sees it: never the key, never the hash. */
export const toApiKeyReply = (row: ApiKeyRow): ApiKeyReply => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  lastUsedAddress: row.lastUsedAddress,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  allowedAddresses: row.allowedAddresses,
  rateLimitPerMinute: row.rateLimitPerMinute,
  monthlyQuota: row.monthlyQuota,
  ...toCallTerms(row),
  previous: previousOf(row),
});
