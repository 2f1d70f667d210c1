import type { ApiKeyReply, ApiKeysQuery } from '@refinery/contracts/api-keys.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/**
 * The organization's API keys, newest first. `prefix`, the first characters of a key, finds the one that
 * begins so, or did before its last rotation.
 */
export async function listApiKeys(
  ctx: CallerContext,
  input: ApiKeysQuery & PageInput,
): Promise<Page<ApiKeyReply>> {
  requirePermission(ctx, 'api-keys:read');
  const { where, orderBy, limit } = newestFirst(ctx, apiKeys, input, ...whereBegins(input.prefix));
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(apiKeys).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(toApiKeyReply), next };
}

/** Not `like`: keys have underscores. */
const whereBegins = (prefix: string | undefined): SQL[] =>
  prefix === undefined
    ? []
    : [sql`(starts_with(${apiKeys.prefix}, ${prefix}) or starts_with(${apiKeys.previousPrefix}, ${prefix}))`];
