import type { MemberReply } from '@refinery/contracts/members.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, desc, eq, lt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { selectMembers, toMemberReply } from './internal/select-members.ts';

/** The members of the caller's organization, the newest accounts first. Errors: `forbidden`. */
export async function listMembers(
  ctx: CallerContext,
  { limit, cursor }: PageInput,
): Promise<Page<MemberReply>> {
  requirePermission(ctx, 'members:read');
  const own = eq(memberships.organizationId, ctx.actor.organizationId);
  const before = cursor === undefined ? undefined : lt(memberships.userId, cursor);
  const rows = await ctx.tenant.run((tx) =>
    selectMembers(tx).where(and(own, before)).orderBy(desc(memberships.userId)).limit(rowsFor(limit)),
  );
  const { items, next } = pageOf(rows, limit);
  return { items: items.map(toMemberReply), next };
}
