import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, gt } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { sessionsSeenBy } from './internal/sessions-seen-by.ts';
import { endSessions } from './sessions.ts';

/**
 * Ends an open session of the caller, whatever organization it is in, or in that of their identity provider:
 * its access and refresh tokens stop working at once. Errors: `forbidden`, `session_not_found`.
 */
export async function endSession(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { id }: { id: string },
): Promise<void> {
  const actor = requirePerson(ctx, { anySignIn: true });
  const own = and(eq(sessions.id, id), sessionsSeenBy(actor), gt(sessions.expiresAt, ctx.clock.now()));
  await ctx.systemDb.transaction(async (tx) => {
    const [ended] = await endSessions(ctx, tx, own);
    if (!ended) throw new DomainError('session_not_found');
    await recordChange(ctx, tx, ended.organizationId, { action: 'session.end', target: id });
  });
}
