import { inactiveMembers } from '@refinery/db/schema/inactive-members.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, exists, gt, gte, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Context } from '../context/context.ts';
import { sha256 } from '../security/secret-token.ts';
import { sessionIdOfCookie } from './refresh-tokens.ts';

const ended = alias(sessions, 'ended');
const endedAt = sql`coalesce(${ended.revokedAt}, ${ended.expiresAt})`;

/**
 * Whether a browser may still need the cookie that it has, though this one opens nothing now: its session
 * goes on once a directory has its member as active again; or the person has opened another session by cookie
 * since it ended, as switching to another organization does, and the browser may have the new cookie by now.
 */
export async function isCookieOfUse(
  ctx: Pick<Context, 'clock' | 'systemDb'>,
  cookie: string,
): Promise<boolean> {
  const sessionId = sessionIdOfCookie(cookie);
  if (sessionId === null) return false;
  const isTheirs = and(eq(ended.id, sessionId), eq(ended.cookieHash, sha256(cookie)));
  const isLater = and(eq(sessions.userId, ended.userId), gte(sessions.createdAt, endedAt));
  const isOpen = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, ctx.clock.now()));
  const isKept = exists(
    ctx.systemDb
      .select({ userId: inactiveMembers.userId })
      .from(inactiveMembers)
      .where(
        and(
          eq(inactiveMembers.organizationId, ended.organizationId),
          eq(inactiveMembers.userId, ended.userId),
        ),
      ),
  );
  const isSame = and(eq(sessions.id, ended.id), isKept);
  const open = await ctx.systemDb
    .select({ id: sessions.id })
    .from(ended)
    .innerJoin(sessions, and(or(isSame, isLater), isNotNull(sessions.cookieHash), isOpen))
    .where(isTheirs)
    .limit(1);
  return open.length > 0;
}
