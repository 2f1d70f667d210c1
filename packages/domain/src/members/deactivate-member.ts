import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { inactiveMembers } from '@refinery/db/schema/inactive-members.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { type MemberId, whereMember } from './internal/change-member.ts';
import { endInvitationsBy } from './internal/end-invitations.ts';
import { requireOtherAdmin } from './internal/require-other-admin.ts';

/**
 * Switches a membership off, for the directory of the organization: sessions and API keys are kept and
 * refused, until {@link reactivateMember}. Invitations by the member end. Right only while the organization
 * is locked. Answers their role; null where they are no member. Errors: `last_admin`.
 */
export async function deactivateMember(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  id: MemberId,
): Promise<Role | null> {
  const [member] = await tx
    .select({ role: memberships.role, createdAt: memberships.createdAt })
    .from(memberships)
    .where(whereMember(id));
  if (!member) return null;
  const { role, createdAt } = member;
  if (role === 'admin') await requireOtherAdmin(tx, id);
  const { organizationId, userId } = id;
  await endInvitationsBy(tx, { organizationId, userIds: [userId] });
  await tx
    .insert(inactiveMembers)
    .values({ organizationId, userId, role, createdAt, deactivatedAt: ctx.clock.now() });
  await tx.delete(memberships).where(whereMember(id));
  return role;
}

const whereInactive = ({ organizationId, userId }: MemberId) =>
  and(eq(inactiveMembers.organizationId, organizationId), eq(inactiveMembers.userId, userId));

/**
 * Switches a membership on again, with the sessions and API keys that were kept. Answers their role; null
 * where nobody had switched it off.
 */
export async function reactivateMember(tx: Transaction, id: MemberId): Promise<Role | null> {
  const [kept] = await tx
    .delete(inactiveMembers)
    .where(whereInactive(id))
    .returning({ role: inactiveMembers.role, createdAt: inactiveMembers.createdAt });
  if (!kept) return null;
  const { organizationId, userId } = id;
  const { role, createdAt } = kept;
  await tx.insert(memberships).values({ organizationId, userId, role, createdAt });
  return role;
}
