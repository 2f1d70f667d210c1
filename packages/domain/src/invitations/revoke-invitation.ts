import { invitations } from '@refinery/db/schema/invitations.ts';
import { gt } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';

/** Ends an open invitation at once. Errors: `forbidden`, `invitation_not_found`. */
export async function revokeInvitation(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'members:write');
  const isOpen = gt(invitations.expiresAt, ctx.clock.now());
  await mutate(ctx, 'invitation.revoke', async (tx) => {
    const [revoked] = await tx
      .delete(invitations)
      .where(whereOwn(ctx, invitations, id, isOpen))
      .returning();
    if (!revoked) throw new DomainError('invitation_not_found');
    await forgetReplies(tx, ctx.actor.organizationId, id);
    const before = { email: revoked.email, role: revoked.role };
    return { target: id, before, result: undefined };
  });
}
