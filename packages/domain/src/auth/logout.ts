import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';

/** Ends the caller's session: its access and refresh tokens stop working at once. API keys have none to end. */
export async function logout(ctx: CallerContext<'clock' | 'systemDb'>): Promise<void> {
  const { sessionId, organizationId } = requirePerson(ctx);
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
