import type { InvitationReply } from '@refinery/contracts/invitations.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { linkTo } from '../../mail/link-to.ts';
import { sendMail } from '../../mail/send-mail.ts';
import { holdsAddress } from '../../users/require-plain-name.ts';
import type { JobId } from '../../work/tables.ts';

/** Accepts the mail by which somebody learns of their invitation. */
export async function mailInvitation(
  ctx: CallerContext<'clock' | 'quotas' | 'settings'>,
  tx: Transaction,
  { email, role, expiresAt }: InvitationReply,
  token: string,
): Promise<JobId> {
  const { organizationId, userId } = ctx.actor;
  const [from] = await tx
    .select({ inviterName: users.fullName, organizationName: organizations.name })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, organizationId))
    .where(eq(users.id, userId));
  if (!from) throw new DomainError('unauthenticated');
  const link = linkTo(ctx.settings, 'accept-invitation', token);
  // Names of before those with addresses were refused.
  const inviterName = holdsAddress(from.inviterName) ? 'Somebody' : from.inviterName;
  const organizationName = holdsAddress(from.organizationName) ? 'their organization' : from.organizationName;
  const data = { inviterName, organizationName, role, expiresAt, link };
  return sendMail(ctx, tx, { organizationId, userId, to: email, template: 'invitation', data });
}
