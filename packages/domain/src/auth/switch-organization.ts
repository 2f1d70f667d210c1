import { sessions } from '@refinery/db/schema/sessions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { requirePasswordAllowed } from '../organizations/must-use-sso.ts';
import { lockUser } from '../users/lock-user.ts';
import { type Client, endSessions, findMemberReply, openSession, type SignedIn } from './sessions.ts';

/**
 * Signs the caller in to another organization of theirs, and ends the session that asks. Errors: `forbidden`,
 * `organization_not_found`, `sso_required`.
 */
export async function switchOrganization(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb'>,
  { organizationId }: { organizationId: string },
  client: Client,
): Promise<SignedIn> {
  const { userId, sessionId } = requirePerson(ctx);
  const owner = { organizationId, userId };
  return ctx.systemDb.transaction(async (tx) => {
    // Whoever ends all sessions of the person waits for this one, or this one for them.
    await lockUser(tx, userId);
    const user = await findMemberReply(tx, owner);
    if (!user) throw new DomainError('organization_not_found');
    await requirePasswordAllowed(ctx, tx, owner);
    // In this order: a session that is opened after the end of another follows it (`isCookieOfUse`).
    const [ended] = await endSessions(ctx, tx, eq(sessions.id, sessionId));
    if (!ended) throw new DomainError('unauthenticated', 'The session has ended. Sign in again.');
    const session = await openSession(ctx, tx, owner, client);
    await recordChange(ctx, tx, organizationId, { action: 'session.create', target: session.sessionId });
    return { ...session, user };
  });
}
