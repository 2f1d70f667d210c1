import type { Transaction } from '@refinery/db/create-db.ts';
import { directoryRoles } from '../../directory/directory-role.ts';
import { followRoles } from '../../members/follow-roles.ts';
import type { DirectoryContext } from '../directory.ts';

/**
 * Gives people of the directory the roles that their groups say, as the organization itself. Right only while
 * the organization is locked.
 */
export async function followGroups(
  ctx: DirectoryContext,
  tx: Transaction,
  scimUserIds: string[],
): Promise<void> {
  if (scimUserIds.length === 0) return;
  const roles = await directoryRoles(tx, ctx.directory, { scimUserIds });
  if (roles.size > 0) await followRoles(ctx, tx, ctx.directory.organizationId, { roles, by: 'scim' });
}
