import type { ChatTurn } from '@refinery/contracts/chat.ts';
import { chatMessages } from '@refinery/db/schema/chat.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { findReadable } from './internal/find-session.ts';
import { isBusy, toTurn } from './internal/to-chat-reply.ts';

/**
 * What came of a message that was sent before with the same Idempotency-Key. It is never sent again: it may
 * have been paid for. Errors: `session_not_found`; `idempotency_in_progress` while its reply is written;
 * `provider_failed` where nobody knows what came of it.
 */
export async function rebuildChatTurn(ctx: CallerContext<'clock'>, messageId: string): Promise<ChatTurn> {
  return ctx.tenant.run(async (tx) => {
    const [question] = await tx
      .select()
      .from(chatMessages)
      .where(whereOwn(ctx, chatMessages, messageId));
    if (!question) throw new DomainError('session_not_found');
    const session = await findReadable(ctx, tx, question.sessionId);
    const [answer] = await tx
      .select()
      .from(chatMessages)
      .where(
        and(
          eq(chatMessages.organizationId, ctx.actor.organizationId),
          eq(chatMessages.sessionId, session.id),
          eq(chatMessages.position, question.position + 1),
          sql`${chatMessages.role} = 'assistant'`,
        ),
      );
    if (answer) return toTurn(session, answer);
    if (question.status === 'pending' && isBusy(session, ctx.clock.now()))
      throw new DomainError('idempotency_in_progress');
    throw new DomainError(
      'provider_failed',
      'The service stopped while the reply was written, and nobody knows what came of it. Send the message with another Idempotency-Key.',
    );
  });
}
