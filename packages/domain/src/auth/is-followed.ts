import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, gt, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Context } from '../context/context.ts';
import { sha256 } from '../security/secret-token.ts';
import { sessionIdOfCookie } from './refresh-tokens.ts';

const ended = alias(sessions, 'ended');
const endedAt = sql`coalesce(${ended.revokedAt}, ${ended.expiresAt})`;

/**
 * Whether the person of a cookie that opens nothing any more has opened another session by cookie since then,
 * as switching to another organization does. Their browser may have the new cookie by now.
 */
export async function isFollowed(ctx: Pick<Context, 'clock' | 'systemDb'>, cookie: string): Promise<boolean> {
  const sessionId = sessionIdOfCookie(cookie);
  if (sessionId === null) return false;
  const isTheirs = and(eq(ended.id, sessionId), eq(ended.cookieHash, sha256(cookie)));
  const isLater = and(eq(sessions.userId, ended.userId), gte(sessions.createdAt, endedAt));
  const isOpen = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, ctx.clock.now()));
  const followers = await ctx.systemDb
    .select({ id: sessions.id })
    .from(ended)
    .innerJoin(sessions, and(isLater, isNotNull(sessions.cookieHash), isOpen))
    .where(isTheirs)
    .limit(1);
  return followers.length > 0;
}
