import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';

/** Ends the caller's session: its access and refresh tokens stop working at once. API keys have none to end. */
export async function logout(ctx: ActorContext): Promise<void> {
  if (ctx.actor.kind !== 'user')
    throw new DomainError('forbidden', 'An API key has no session to end; delete the key instead.');
  const { sessionId, organizationId } = ctx.actor;
  await ctx.systemDb.transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length)
      await recordChange(ctx, tx, organizationId, { action: 'session.end', target: sessionId });
  });
}
