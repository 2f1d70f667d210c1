import type { OpenSessionReply } from '@refinery/contracts/auth.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, desc, gt, isNull, lt } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { sessionsSeenBy } from './internal/sessions-seen-by.ts';
import { toSessionReply } from './internal/to-session-reply.ts';

/**
 * The caller's open sessions in all organizations, or in that of their identity provider, newest first.
 * Errors: `forbidden`.
 */
export async function listSessions(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { limit, cursor }: PageInput,
): Promise<Page<OpenSessionReply>> {
  const actor = requirePerson(ctx, { anySignIn: true });
  const rows = await ctx.systemDb
    .select()
    .from(sessions)
    .where(
      and(
        sessionsSeenBy(actor),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, ctx.clock.now()),
        cursor === undefined ? undefined : lt(sessions.id, cursor),
      ),
    )
    .orderBy(desc(sessions.id))
    .limit(rowsFor(limit));
  const { items, next } = pageOf(rows, limit);
  return { items: items.map((row) => toSessionReply(row, actor.sessionId)), next };
}
