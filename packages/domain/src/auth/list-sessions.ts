import type { OpenSessionReply } from '@refinery/contracts/auth.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';

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
  return { items: items.map((row) => toReply(row, sessionId)), next };
}

const toReply = (row: typeof sessions.$inferSelect, current: string): OpenSessionReply => ({
  id: row.id,
  device: row.device,
  address: row.address,
  current: row.id === current,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: (row.lastSeenAt ?? row.createdAt).toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
