import type { OpenSessionReply } from '@refinery/contracts/auth.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { toSessionReply } from './internal/to-session-reply.ts';

/** The caller's open sessions in all organizations, newest first. Errors: `forbidden`. */
export async function listSessions(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { limit, cursor }: PageInput,
): Promise<Page<OpenSessionReply>> {
  const { userId, sessionId } = requirePerson(ctx);
  const rows = await ctx.systemDb
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, ctx.clock.now()),
        cursor === undefined ? undefined : lt(sessions.id, cursor),
      ),
    )
    .orderBy(desc(sessions.id))
    .limit(rowsFor(limit));
  const { items, next } = pageOf(rows, limit);
  return { items: items.map((row) => toSessionReply(row, sessionId)), next };
}
