import { type AddMemberBody, type MemberReply, toRole } from '@refinery/contracts/members.ts';
import { recordChange } from '../audit/record-change.ts';
import { withNewAccount } from '../auth/with-new-account.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { requireAllowedDomain } from '../organizations/require-allowed-domain.ts';
import { createUser } from '../users/create-user.ts';
import { requirePlainName } from '../users/require-plain-name.ts';
import { joinOrganization } from './join-organization.ts';

/**
 * Makes an account for somebody who has none, as a member of the caller's organization. For people: whoever
 * chooses the password could sign in with it. Errors: `forbidden`, `email_domain_not_allowed`,
 * `member_deactivated`, `validation_failed`; `email_taken`, and after too many of these from the address
 * `rate_limited`.
 */
export async function addMember(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb' | 'throttle'>,
  { email, password, ...input }: AddMemberBody,
  { address }: { address: string },
): Promise<MemberReply> {
  requirePermission(ctx, 'members:add');
  const { organizationId } = ctx.actor;
  const fullName = requirePlainName('fullName', input.fullName);
  const role = toRole(input.role ?? 'member');
  return withNewAccount(ctx, { email, fullName, password, address }, (passwordHash) =>
    ctx.systemDb.transaction(async (tx) => {
      await requireAllowedDomain(tx, organizationId, email);
      const id = await createUser(tx, { email, fullName, passwordHash });
      if (!id)
        throw new DomainError(
          'email_taken',
          'There is already an account with this e-mail. Invite the person instead.',
        );
      const joinedAt = await joinOrganization(ctx, tx, { organizationId, userId: id, role });
      const after = { email, role };
      await recordChange(ctx, tx, organizationId, { action: 'member.add', target: id, after });
      return { id, email, fullName, role, joinedAt: joinedAt.toISOString() };
    }),
  );
}
