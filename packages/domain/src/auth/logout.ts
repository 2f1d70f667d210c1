import { sessions } from '@refinery/db/schema/sessions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { endSessions } from './sessions.ts';

/** Ends the caller's session: its tokens or its cookie stop working at once. API keys have none to end. */
export async function logout(ctx: CallerContext<'clock' | 'systemDb'>): Promise<void> {
  const { sessionId } = requirePerson(ctx, { anySignIn: true });
  await ctx.systemDb.transaction(async (tx) => {
    const [ended] = await endSessions(ctx, tx, eq(sessions.id, sessionId));
    // Of the session, whatever organization the request named.
    if (ended)
      await recordChange(ctx, tx, ended.organizationId, { action: 'session.end', target: sessionId });
  });
}
