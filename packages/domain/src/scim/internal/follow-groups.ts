import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { directoryRoles } from '../../directory/directory-role.ts';
import { followRole } from '../../members/follow-role.ts';
import type { DirectoryContext } from '../directory.ts';

/** Gives people of the directory the roles that their groups say, as the organization itself. */
export async function followGroups(
  ctx: DirectoryContext,
  tx: Transaction,
  scimUserIds: string[],
): Promise<void> {
  if (scimUserIds.length === 0) return;
  const { organizationId } = ctx.directory;
  const roles = await directoryRoles(tx, ctx.directory, { scimUserIds });
  if (roles.size === 0) return;
  const members = await tx
    .select({ userId: memberships.userId, role: memberships.role })
    .from(memberships)
    .where(
      and(eq(memberships.organizationId, organizationId), inArray(memberships.userId, [...roles.keys()])),
    );
  for (const { userId, role: before } of members) {
    const role = roles.get(userId);
    if (role !== undefined && role !== before)
      await followRole(ctx, tx, { organizationId, userId }, { role, by: 'scim' });
  }
}
