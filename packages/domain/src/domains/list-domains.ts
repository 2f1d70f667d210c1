import type { DomainReply } from '@refinery/contracts/domains.ts';
import { domains } from '@refinery/db/schema/domains.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toDomainReply } from './internal/to-domain-reply.ts';

/** The domains of the organization, newest first, proved or not. Errors: `forbidden`. */
export async function listDomains(ctx: CallerContext, page: PageInput): Promise<Page<DomainReply>> {
  requirePermission(ctx, 'sso:read');
  const { where, orderBy, limit } = newestFirst(ctx, domains, page);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(domains).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, page.limit);
  return { items: items.map(toDomainReply), next };
}
