import { sessions } from '@refinery/db/schema/sessions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { sha256 } from '../security/secret-token.ts';
import { newRefreshToken, sessionIdOf } from './refresh-tokens.ts';
import { endSessions, findMemberReply, type SignedInByTokens } from './sessions.ts';

/** Used tokens that are remembered: an older one is refused all the same, but does not end the session. */
const REMEMBERED_TOKENS = 50;

type SessionRow = typeof sessions.$inferSelect;

/**
 * Exchanges a refresh token for a new one. A token works once: seeing it again ends the session, since either
 * its owner or a thief has the newer one and the two cannot be told apart.
 * That stands in the audit log. The session of a cookie has no such token. Errors: `refresh_token_invalid`,
 * `refresh_token_reused`.
 */
export async function refreshSession(
  ctx: Pick<Context, 'clock' | 'logger' | 'settings' | 'systemDb'> & CallDetails,
  input: { refreshToken: string },
): Promise<SignedInByTokens> {
  const sessionId = sessionIdOf(input.refreshToken);
  if (!sessionId) throw new DomainError('refresh_token_invalid');
  const presented = sha256(input.refreshToken);
  const outcome = await ctx.systemDb.transaction(async (tx) => {
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, sessionId)).for('update');
    if (!session || isOver(session, ctx.clock.now())) return 'invalid';
    if (session.usedTokenHashes.includes(presented)) {
      await endSessions(ctx, tx, eq(sessions.id, sessionId));
      // Its owner or a thief: nobody can tell.
      const author = { ...ctx, actor: { kind: 'system', name: 'refresh' } } as const;
      const { organizationId, userId } = session;
      const change = { action: 'session.reuse', target: sessionId, after: { userId } } as const;
      await recordChange(author, tx, organizationId, change);
      return 'reused';
    }
    const user = await findMemberReply(tx, session);
    if (session.refreshTokenHash !== presented || !user) return 'invalid';
    const next = newRefreshToken(sessionId);
    await tx
      .update(sessions)
      .set({
        refreshTokenHash: next.hash,
        usedTokenHashes: [presented, ...session.usedTokenHashes].slice(0, REMEMBERED_TOKENS),
        expiresAt: new Date(ctx.clock.now().getTime() + ctx.settings.refreshTokenSeconds * 1_000),
      })
      .where(eq(sessions.id, sessionId));
    return { sessionId, refreshToken: next.token, cookie: null, user };
  });
  if (outcome === 'invalid') throw new DomainError('refresh_token_invalid');
  if (outcome === 'reused') {
    ctx.logger.warn({ sessionId }, 'refresh token reused; session ended');
    throw new DomainError('refresh_token_reused');
  }
  return outcome;
}

const isOver = (session: SessionRow, now: Date): boolean =>
  session.revokedAt !== null || session.expiresAt <= now;
