import type { AuditAction } from '@refinery/contracts/audit.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { and, eq } from 'drizzle-orm';
import { endSessionsIn } from '../../auth/sessions.ts';
import type { CallerContext } from '../../context/context.ts';
import { refuseKeys } from '../../organizations/refuse-keys.ts';
import { changeMember, whereMember } from './change-member.ts';
import { endInvitationsBy } from './end-invitations.ts';
import { requireOtherAdmin } from './require-other-admin.ts';

/**
 * Ends a membership in the caller's organization with the sessions, API keys and shared links that the person
 * has there: were the keys kept, they would work again should the person come back; the links show what they
 * may not read any more. Errors: `member_not_found`, `last_admin`.
 */
export async function endMembership(
  ctx: CallerContext<'clock' | 'systemDb'>,
  what: { action: AuditAction; userId: string },
): Promise<void> {
  await changeMember(ctx, what, async (tx, { email, role }, id) => {
    refuseKeys(ctx, role);
    if (role === 'admin') await requireOtherAdmin(tx, id);
    const invitations = await endInvitationsBy(tx, {
      organizationId: id.organizationId,
      userIds: [id.userId],
    });
    await tx.delete(memberships).where(whereMember(id));
    const keys = await tx
      .delete(apiKeys)
      .where(and(eq(apiKeys.organizationId, id.organizationId), eq(apiKeys.userId, id.userId)))
      .returning({ id: apiKeys.id });
    const shares = await tx
      .delete(shareLinks)
      .where(and(eq(shareLinks.organizationId, id.organizationId), eq(shareLinks.userId, id.userId)))
      .returning({ id: shareLinks.id });
    const ended = { apiKeys: keys.map((key) => key.id), shares: shares.map((share) => share.id) };
    const before = { email, role, apiKeys: ended.apiKeys, shares: ended.shares, invitations };
    return { before, result: undefined };
  });
  // Without the membership they are of no use: this only takes them from the person's list. Whoever joins
  // again begins without them.
  await endSessionsIn(ctx, ctx.systemDb, { organizationId: ctx.actor.organizationId, userId: what.userId });
}
