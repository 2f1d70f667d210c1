import type { ApiKeyReply } from '@refinery/contracts/api-keys.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { and, desc, eq, lt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { describeApiKey } from './describe-api-key.ts';

/** The organization's API keys, newest first. */
export async function listApiKeys(ctx: ActorContext, input: PageInput): Promise<Page<ApiKeyReply>> {
  requirePermission(ctx, 'api-keys:read');
  const { organizationId } = ctx.actor;
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select()
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.organizationId, organizationId),
          input.cursor ? lt(apiKeys.id, input.cursor) : undefined,
        ),
      )
      .orderBy(desc(apiKeys.id))
      .limit(rowsFor(input.limit)),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(describeApiKey), next };
}
