import type { InvitationReply } from '@refinery/contracts/invitations.ts';
import type { invitations } from '@refinery/db/schema/invitations.ts';

export const toInvitationReply = (row: typeof invitations.$inferSelect): InvitationReply => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedBy: row.invitedBy,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
