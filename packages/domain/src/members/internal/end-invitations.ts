import type { Transaction } from '@refinery/db/create-db.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { MemberIds } from './change-member.ts';

/**
 * Ends what those who are no admins any more have invited to: they could come back by it. Answers the ids.
 */
export async function endInvitationsBy(
  tx: Transaction,
  { organizationId, userIds }: MemberIds,
): Promise<string[]> {
  const ended = await tx
    .delete(invitations)
    .where(and(eq(invitations.organizationId, organizationId), inArray(invitations.invitedBy, userIds)))
    .returning({ id: invitations.id });
  return ended.map(({ id }) => id);
}
