import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { recordChange } from '../audit/record-change.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { type MemberId, whereMember } from './internal/change-member.ts';
import { endInvitationsBy } from './internal/end-invitations.ts';
import { hasOtherAdmin } from './internal/require-other-admin.ts';
import { writeRole } from './internal/write-role.ts';

/**
 * Gives a member the role that the organization's identity provider says, or its directory, while nobody else changes who
 * belongs to it. The last admin stays one.
 */
export async function followRole(
  ctx: Pick<Context, 'clock'> & CallDetails,
  tx: Transaction,
  { organizationId, userId }: MemberId,
  { role, by }: { role: Role; by: 'sso' | 'scim' },
): Promise<void> {
  const id = { organizationId, userId };
  await lockOrganization(tx, organizationId);
  const [before] = await tx.select({ role: memberships.role }).from(memberships).where(whereMember(id));
  if (!before || before.role === role) return;
  if (before.role === 'admin') {
    if (!(await hasOtherAdmin(tx, id))) return;
    await endInvitationsBy(tx, id);
  }
  await writeRole(tx, id, role);
  await recordChange({ ...ctx, actor: { kind: 'system', name: by } }, tx, organizationId, {
    action: 'member.update',
    target: userId,
    before,
    after: { role },
  });
}
