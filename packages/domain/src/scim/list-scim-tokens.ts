import type { ScimTokenReply } from '@refinery/contracts/scim-tokens.ts';
import { scimTokens } from '@refinery/db/schema/scim-tokens.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toTokenReply } from './internal/to-token-reply.ts';

/** The tokens of the organization's directories, newest first. Errors: `forbidden`. */
export async function listScimTokens(
  ctx: CallerContext<'settings'>,
  page: PageInput,
): Promise<Page<ScimTokenReply>> {
  requirePermission(ctx, 'sso:read');
  const { where, orderBy, limit } = newestFirst(ctx, scimTokens, page);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(scimTokens).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, page.limit);
  return { items: items.map((row) => toTokenReply(ctx, row)), next };
}
