import type { InvitationPreviewReply } from '@refinery/contracts/invitations.ts';
import type { Context } from '../context/context.ts';
import { findInvitation } from './internal/find-invitation.ts';

/** What an invitation is to, for whoever holds its token. Errors: `invitation_invalid`. */
export async function previewInvitation(
  ctx: Pick<Context, 'clock' | 'systemDb'>,
  { token }: { token: string },
): Promise<InvitationPreviewReply> {
  const { organizationName, email, role, expiresAt } = await findInvitation(ctx, token);
  return {
    organizationName,
    email,
    role,
    expiresAt: expiresAt.toISOString(),
  };
}
