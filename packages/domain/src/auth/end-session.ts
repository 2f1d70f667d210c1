import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';

/**
 * Ends an open session of the caller, whatever organization it is in: its access and refresh tokens stop working at once.
 * Errors: `forbidden`, `session_not_found`.
 */
export async function endSession(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { id }: { id: string },
): Promise<void> {
  const { userId } = requirePerson(ctx);
  const now = ctx.clock.now();
  const open = and(
    eq(sessions.id, id),
    eq(sessions.userId, userId),
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
  );
  await ctx.systemDb.transaction(async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(open)
      .returning({ organizationId: sessions.organizationId });
    if (!ended) throw new DomainError('session_not_found');
    await recordChange(ctx, tx, ended.organizationId, { action: 'session.end', target: id });
  });
}
