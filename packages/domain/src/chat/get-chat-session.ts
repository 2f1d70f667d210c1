import type { ChatReply } from '@refinery/contracts/chat.ts';
import { chatMessages } from '@refinery/db/schema/chat.ts';
import { and, desc, eq, lt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { rowsFor } from '../context/pages.ts';
import { findReadable } from './internal/find-session.ts';
import { toMessageReply, toSessionReply } from './internal/to-chat-reply.ts';

const DEFAULT_LIMIT = 20;

/** A conversation with a page of its messages, newest first. Errors: `forbidden`, `session_not_found`. */
export async function getChatSession(
  ctx: CallerContext<'clock'>,
  { id, limit = DEFAULT_LIMIT, cursor }: { id: string; limit?: number; cursor?: number },
): Promise<ChatReply> {
  requirePermission(ctx, 'models:call');
  return ctx.tenant.run(async (tx) => {
    const session = await findReadable(ctx, tx, id);
    const rows = await tx
      .select()
      .from(chatMessages)
      .where(
        and(
          eq(chatMessages.organizationId, ctx.actor.organizationId),
          eq(chatMessages.sessionId, id),
          cursor === undefined ? undefined : lt(chatMessages.position, cursor),
        ),
      )
      .orderBy(desc(chatMessages.position))
      .limit(rowsFor(limit));
    const shown = rows.slice(0, limit);
    return {
      ...toSessionReply(session, ctx.clock.now()),
      messages: shown.map(toMessageReply),
      nextCursor: rows.length > limit ? (shown.at(-1)?.position ?? null) : null,
    };
  });
}
