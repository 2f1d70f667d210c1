import type { ListSharesQuery, ShareReply } from '@refinery/contracts/sharing.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { newestFirst } from '../../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../../context/pages.ts';
import { toShareReply } from './internal/share-rows.ts';

/**
 * The links that the caller has made, for an admin all of the organization, newest first; with `promptId`
 * only those to this prompt. Errors: `forbidden`.
 */
export async function listShares(
  ctx: CallerContext,
  input: PageInput & Pick<ListSharesQuery, 'promptId'>,
): Promise<Page<ShareReply>> {
  requirePermission(ctx, 'prompts:read');
  const own = ctx.actor.role === 'admin' ? [] : [eq(shareLinks.userId, ctx.actor.userId)];
  const ofPrompt = input.promptId === undefined ? [] : [eq(shareLinks.promptId, input.promptId)];
  const { where, orderBy, limit } = newestFirst(ctx, shareLinks, input, ...own, ...ofPrompt);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(shareLinks).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(toShareReply), next };
}
