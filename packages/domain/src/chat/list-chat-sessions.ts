import type { ChatSessionEntry, ChatSessionsQuery } from '@refinery/contracts/chat.ts';
import { chatSessions } from '@refinery/db/schema/chat.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { whereReadable } from './internal/find-session.ts';
import { toEntry } from './internal/to-chat-reply.ts';

/** The conversations that the caller may read, newest first. Errors: `forbidden`. */
export async function listChatSessions(
  ctx: CallerContext<'clock'>,
  { userId, ...page }: ChatSessionsQuery & PageInput,
): Promise<Page<ChatSessionEntry>> {
  requirePermission(ctx, 'models:call');
  const wanted = userId === undefined ? [] : [eq(chatSessions.userId, userId)];
  const { where, orderBy, limit } = newestFirst(ctx, chatSessions, page, ...whereReadable(ctx), ...wanted);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(chatSessions).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, page.limit);
  const now = ctx.clock.now();
  return { items: items.map((row) => toEntry(row, now)), next };
}
