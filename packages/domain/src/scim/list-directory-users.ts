import type { DirectoryUserReply, DirectoryUsersQuery } from '@refinery/contracts/scim-tokens.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { fullNameOf } from './internal/read-user.ts';
import { groupsOf, type ScimUserRow } from './internal/user-resource.ts';

/** The people of the organization's directories, newest first. Errors: `forbidden`. */
export async function listDirectoryUsers(
  ctx: CallerContext,
  { active, ...page }: DirectoryUsersQuery & PageInput,
): Promise<Page<DirectoryUserReply>> {
  requirePermission(ctx, 'sso:read');
  const which = active === undefined ? [] : [eq(scimUsers.active, active)];
  const { where, orderBy, limit } = newestFirst(ctx, scimUsers, page, ...which);
  return ctx.tenant.run(async (tx) => {
    const rows = await tx.select().from(scimUsers).where(where).orderBy(orderBy).limit(limit);
    const { items, next } = pageOf(rows, page.limit);
    const groups = await groupsOf(tx, items);
    return {
      items: items.map((row) => toReply(row, groups.get(row.id)?.map(({ display }) => display) ?? [])),
      next,
    };
  });
}

const toReply = (row: ScimUserRow, groupNames: string[]): DirectoryUserReply => ({
  id: row.id,
  connectionId: row.connectionId,
  userName: row.userName,
  displayName: fullNameOf(row.attributes),
  active: row.active,
  userId: row.userId,
  groups: groupNames,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
