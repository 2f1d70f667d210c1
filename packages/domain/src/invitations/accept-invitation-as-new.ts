import type { AcceptAsNewBody } from '@refinery/contracts/invitations.ts';
import { recordChange } from '../audit/record-change.ts';
import { findMemberReply, openSession, type SignedIn } from '../auth/sessions.ts';
import { withNewAccount } from '../auth/with-new-account.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { joinOrganization } from '../members/join-organization.ts';
import { requirePasswordAllowed } from '../organizations/must-use-sso.ts';
import { requireAllowedDomain } from '../organizations/require-allowed-domain.ts';
import { createUser } from '../users/create-user.ts';
import { requirePlainName } from '../users/require-plain-name.ts';
import { findInvitation, takeInvitation } from './internal/find-invitation.ts';

/**
 * Makes an account for the address of an invitation, as a member of the organization that invites, and signs
 * it in. Errors: `invitation_invalid`, `email_domain_not_allowed`, `validation_failed`, `rate_limited`;
 * `email_taken` where the address has an account; `sso_required` where a password would not let them in.
 */
export async function acceptInvitationAsNew(
  ctx: Context,
  { token, password, ...input }: AcceptAsNewBody,
  client: { address: string; userAgent?: string | undefined },
): Promise<SignedIn> {
  const { email, organizationId } = await findInvitation(ctx, token);
  const fullName = requirePlainName('fullName', input.fullName);
  const account = { email, fullName, password, address: client.address };
  return withNewAccount(ctx, account, (passwordHash) =>
    ctx.systemDb.transaction(async (tx) => {
      const { id, role } = await takeInvitation(ctx, tx, token);
      await requireAllowedDomain(tx, organizationId, email);
      const userId = await createUser(tx, { email, fullName, passwordHash });
      if (!userId)
        throw new DomainError(
          'email_taken',
          'You already have an account with this e-mail. Sign in and accept the invitation there.',
        );
      const owner = { organizationId, userId };
      await joinOrganization(ctx, tx, { ...owner, role });
      // Whom the identity provider names becomes a member without an invitation.
      await requirePasswordAllowed(ctx, tx, owner);
      const session = await openSession(ctx, tx, owner, { ...client, session: input.session });
      const author = { ...ctx, ...client, actor: { kind: 'user', userId } } as const;
      const after = { userId, role };
      await recordChange(author, tx, organizationId, { action: 'invitation.accept', target: id, after });
      const user = await findMemberReply(tx, owner);
      if (!user) throw new TypeError('Who was just made a member is one.');
      return { ...session, user };
    }),
  );
}
