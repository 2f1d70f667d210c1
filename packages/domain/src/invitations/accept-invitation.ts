import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { isMember } from '../members/is-member.ts';
import { joinOrganization } from '../members/join-organization.ts';
import { getOrganization } from '../organizations/get-organization.ts';
import { requireAllowedDomain } from '../organizations/require-allowed-domain.ts';
import { findInvitation, takeInvitation } from './internal/find-invitation.ts';

/**
 * Makes the caller a member of the organization that invites them: the invitation must be for the e-mail of
 * their account. Errors: `forbidden`, `invitation_invalid`, `email_domain_not_allowed`, `already_member`,
 * `member_deactivated`.
 */
export async function acceptInvitation(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { token }: { token: string },
): Promise<OrganizationReply> {
  const { userId } = requirePerson(ctx);
  const { organizationId, inviteeId } = await findInvitation(ctx, token);
  if (inviteeId !== userId)
    throw new DomainError(
      'forbidden',
      'The invitation is for another e-mail. Sign in with the account that has that e-mail.',
    );
  await ctx.systemDb.transaction(async (tx) => {
    const { id, role, email } = await takeInvitation(ctx, tx, token);
    await requireAllowedDomain(tx, organizationId, email);
    if (await isMember(tx, { organizationId, userId })) throw new DomainError('already_member');
    await joinOrganization(ctx, tx, { organizationId, userId, role });
    const after = { userId, role };
    await recordChange(ctx, tx, organizationId, { action: 'invitation.accept', target: id, after });
  });
  return getOrganization({ ...ctx, actor: { ...ctx.actor, organizationId } });
}
