import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { MemberReply } from '@refinery/contracts/members.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { type Changed, mutate } from '../../audit/mutate.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import { selectMembers, toMemberReply } from './select-members.ts';

export interface MemberId {
  organizationId: string;
  userId: string;
}

export const whereMember = ({ organizationId, userId }: MemberId) =>
  and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId));

/** Several members of one organization. */
export interface MemberIds {
  organizationId: string;
  userIds: string[];
}

export const whereMembers = ({ organizationId, userIds }: MemberIds) =>
  and(eq(memberships.organizationId, organizationId), inArray(memberships.userId, userIds));

/**
 * Changes a member of the caller's organization, while nobody else changes who belongs to it. Errors:
 * `member_not_found`; what `work` throws.
 */
export function changeMember<T>(
  ctx: CallerContext<'clock'>,
  { action, userId }: { action: AuditAction; userId: string },
  work: (tx: Transaction, member: MemberReply, id: MemberId) => Promise<Omit<Changed<T>, 'target'>>,
): Promise<T> {
  const id = { organizationId: ctx.actor.organizationId, userId };
  return mutate(ctx, action, async (tx) => {
    await lockOrganization(tx, id.organizationId);
    const [member] = await selectMembers(tx).where(whereMember(id));
    if (!member) throw new DomainError('member_not_found');
    return { target: userId, ...(await work(tx, toMemberReply(member), id)) };
  });
}
