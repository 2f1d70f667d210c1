import type { CurrentSessionReply } from '@refinery/contracts/other-names.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { getMe } from './get-me.ts';
import { toSessionReply } from './internal/to-session-reply.ts';

/** The caller and the session they call with; an API key has none. */
export async function getSession(ctx: CallerContext<'systemDb'>): Promise<CurrentSessionReply> {
  const { caller: _caller, permissions: _permissions, ...user } = await getMe(ctx);
  if (ctx.actor.kind === 'api-key') return { user, session: null };
  const { sessionId } = ctx.actor;
  const [row] = await ctx.systemDb.select().from(sessions).where(eq(sessions.id, sessionId));
  return { user, session: row ? toSessionReply(row, sessionId) : null };
}
