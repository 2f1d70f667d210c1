import { type MemberReply, toRole, type UpdateMemberBody } from '@refinery/contracts/members.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { refuseKeys } from '../organizations/refuse-keys.ts';
import { changeMember } from './internal/change-member.ts';
import { endInvitationsBy } from './internal/end-invitations.ts';
import { requireOtherAdmin } from './internal/require-other-admin.ts';
import { writeRole } from './internal/write-role.ts';

/**
 * Gives a member of the caller's organization another role, which holds from the next request on.
 * Errors: `forbidden`, `member_not_found`, `last_admin`.
 */
export async function updateMember(
  ctx: CallerContext<'clock'>,
  input: UpdateMemberBody & { id: string },
): Promise<MemberReply> {
  requirePermission(ctx, 'members:write');
  const role = toRole(input.role);
  const what = { action: 'member.update', userId: input.id } as const;
  return changeMember(ctx, what, async (tx, member, id) => {
    refuseKeys(ctx, member.role, role);
    const before = { role: member.role };
    const ids = { organizationId: id.organizationId, userIds: [id.userId] };
    if (member.role === 'admin' && role !== 'admin') {
      await requireOtherAdmin(tx, id);
      await endInvitationsBy(tx, ids);
    }
    await writeRole(tx, ids, role);
    return { before, after: { role }, result: { ...member, role } };
  });
}
