import { sessions } from '@refinery/db/schema/sessions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { type Client, findMember, openSession, type SignedIn } from './sessions.ts';

/**
 * Signs the caller in to another organization of theirs, and ends the session that asks. Errors: `forbidden`,
 * `organization_not_found`.
 */
export async function switchOrganization(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb'>,
  { organizationId }: { organizationId: string },
  client: Client,
): Promise<SignedIn> {
  const { userId, sessionId } = requirePerson(ctx);
  const owner = { organizationId, userId };
  return ctx.systemDb.transaction(async (tx) => {
    const user = await findMember(tx, owner);
    if (!user) throw new DomainError('organization_not_found');
    const session = await openSession(ctx, tx, owner, client);
    await tx.update(sessions).set({ revokedAt: ctx.clock.now() }).where(eq(sessions.id, sessionId));
    await recordChange(ctx, tx, organizationId, { action: 'session.create', target: session.sessionId });
    return { ...session, user };
  });
}
