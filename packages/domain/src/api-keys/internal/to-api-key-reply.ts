import type { ApiKeyReply } from '@refinery/contracts/api-keys.ts';
import type { apiKeys } from '@refinery/db/schema/api-keys.ts';

/** An API key as its owner sees it: never the key, never the hash. */
export const toApiKeyReply = (row: typeof apiKeys.$inferSelect): ApiKeyReply => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
});
