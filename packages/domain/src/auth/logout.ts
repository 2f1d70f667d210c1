import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';

/** Ends the caller's session: its access and refresh tokens stop working at once. API keys have none to end. */
export async function logout(ctx: ActorContext): Promise<void> {
  const { sessionId } = ctx.actor;
  if (!sessionId)
    throw new DomainError('forbidden', 'An API key has no session to end; delete the key instead.');
  await ctx.systemDb
    .update(sessions)
    .set({ revokedAt: ctx.clock.now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}
