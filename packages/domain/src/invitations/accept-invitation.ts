import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { endSessionsIn } from '../auth/sessions.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { getOrganization } from '../organizations/get-organization.ts';
import { insertMember } from '../organizations/insert-member.ts';
import { requireAllowedDomain } from '../organizations/require-allowed-domain.ts';
import { findInvitation, takeInvitation } from './internal/find-invitation.ts';

/**
 * Makes the caller a member of the organization that invites them: the invitation must be for the e-mail of
 * their account. Errors: `forbidden`, `invitation_invalid`, `email_domain_not_allowed`, `already_member`.
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
    const own = and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId));
    if (await tx.$count(memberships, own)) throw new DomainError('already_member');
    // Those of an earlier membership stay ended, with keys that were made while it ended.
    await tx
      .delete(apiKeys)
      .where(and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.userId, userId)));
    await endSessionsIn(ctx, tx, { organizationId, userId });
    await insertMember(tx, { organizationId, userId, role, createdAt: ctx.clock.now() });
    const after = { userId, role };
    await recordChange(ctx, tx, organizationId, { action: 'invitation.accept', target: id, after });
  });
  return getOrganization({ ...ctx, actor: { ...ctx.actor, organizationId } });
}
