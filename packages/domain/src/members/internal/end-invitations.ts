import type { Transaction } from '@refinery/db/create-db.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { and, eq } from 'drizzle-orm';
import type { MemberId } from './change-member.ts';

/**
 * Ends what somebody who is no admin any more has invited to: they could come back by it. Answers the ids.
 */
export async function endInvitationsBy(
  tx: Transaction,
  { organizationId, userId }: MemberId,
): Promise<string[]> {
  const ended = await tx
    .delete(invitations)
    .where(and(eq(invitations.organizationId, organizationId), eq(invitations.invitedBy, userId)))
    .returning({ id: invitations.id });
  return ended.map(({ id }) => id);
}
