import type { ChatSessionReply, UpdateChatSessionBody } from '@refinery/contracts/chat.ts';
import { chatSessions } from '@refinery/db/schema/chat.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockWritable } from './internal/find-session.ts';
import { auditedSession } from './internal/insert-session.ts';
import { toSessionReply } from './internal/to-chat-reply.ts';

/**
 * Changes a conversation of the caller's from its next message on. Errors: `forbidden`, `session_not_found`.
 */
export async function updateChatSession(
  ctx: CallerContext<'clock'>,
  { id, ...changes }: UpdateChatSessionBody & { id: string },
): Promise<ChatSessionReply> {
  requirePermission(ctx, 'models:call');
  return mutate(ctx, 'chat-session.update', async (tx) => {
    const before = await lockWritable(ctx, tx, id);
    const [row] = await tx
      .update(chatSessions)
      .set({ ...changes, updatedAt: ctx.clock.now() })
      .where(whereOwn(ctx, chatSessions, id))
      .returning();
    if (!row) throw new DomainError('session_not_found');
    const result = toSessionReply(row, ctx.clock.now());
    return { target: id, before: auditedSession(before), after: auditedSession(row), result };
  });
}
