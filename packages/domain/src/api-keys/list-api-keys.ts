import type { ApiKeyReply } from '@refinery/contracts/api-keys.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toApiKeyReply } from './internal/to-api-key-reply.ts';

/** The organization's API keys, newest first. */
export async function listApiKeys(ctx: CallerContext, input: PageInput): Promise<Page<ApiKeyReply>> {
  requirePermission(ctx, 'api-keys:read');
  const { where, orderBy, limit } = newestFirst(ctx, apiKeys, input);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(apiKeys).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(toApiKeyReply), next };
}
