import type { MemberReply } from '@refinery/contracts/members.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { whereMember } from './internal/change-member.ts';
import { selectMembers, toMemberReply } from './internal/select-members.ts';

/**
 * One member of the caller's organization, by the id of the person. Errors: `forbidden`, `member_not_found`.
 */
export async function getMember(ctx: CallerContext, { id }: { id: string }): Promise<MemberReply> {
  requirePermission(ctx, 'members:read');
  const { organizationId } = ctx.actor;
  const [row] = await ctx.tenant.run((tx) =>
    selectMembers(tx).where(whereMember({ organizationId, userId: id })),
  );
  if (!row) throw new DomainError('member_not_found');
  return toMemberReply(row);
}
