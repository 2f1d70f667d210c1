import type { ConnectionReply } from '@refinery/contracts/sso-connections.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toConnectionReply } from './internal/to-connection-reply.ts';

/** The identity providers of the organization, newest first. Errors: `forbidden`. */
export async function listConnections(
  ctx: CallerContext<'settings'>,
  page: PageInput,
): Promise<Page<ConnectionReply>> {
  requirePermission(ctx, 'sso:read');
  const { where, orderBy, limit } = newestFirst(ctx, ssoConnections, page);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(ssoConnections).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, page.limit);
  return { items: items.map((row) => toConnectionReply(ctx, row)), next };
}
