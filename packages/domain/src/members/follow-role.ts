import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { followRoles } from './follow-roles.ts';
import type { MemberId } from './internal/change-member.ts';

/**
 * Gives a member the role that the organization's identity provider says, or its directory, while nobody else
 * changes who belongs to it. The last admin stays one.
 */
export async function followRole(
  ctx: Pick<Context, 'clock'> & CallDetails,
  tx: Transaction,
  { organizationId, userId }: MemberId,
  { role, by }: { role: Role; by: 'sso' | 'scim' },
): Promise<void> {
  await lockOrganization(tx, organizationId);
  await followRoles(ctx, tx, organizationId, { roles: new Map([[userId, role]]), by });
}
