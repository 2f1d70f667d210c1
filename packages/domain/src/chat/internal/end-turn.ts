import type { ChatMessageStatus, ChatTurn } from '@refinery/contracts/chat.ts';
import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import type { RelayOutcome } from '@refinery/relay/relay/relay-reply.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { forgetClaim } from '../../idempotency/idempotency.ts';
import type { Turn } from './chat-turn.ts';
import { mostTokens } from './context-tokens.ts';
import { removeSession } from './remove-session.ts';
import { toTurn } from './to-chat-reply.ts';
import { turnLost, whereLeased } from './turn-lease.ts';

/** What came of a message. */
export interface Answered {
  text: string;
  status: Exclude<ChatMessageStatus, 'pending' | 'failed'>;
  provider: RemoteProvider;
  /** As the vendor names it. */
  model: string;
  callId: string;
  attempts: number;
  finishReason: string | null;
  usage: RelayOutcome['usage'];
  costMicros: number | null;
}

/** Stores the reply and frees the session. Errors: those of {@link turnLost}. */
export async function endTurn(
  ctx: CallerContext<'clock' | 'refiner'>,
  turn: Turn,
  { text, usage, ...answered }: Answered,
): Promise<ChatTurn> {
  const tokens = await mostTokens(ctx, text);
  return ctx.tenant.run(async (tx) => {
    const position = turn.position + 1;
    await freeSession(ctx, tx, turn, { lastPosition: position });
    const [row] = await tx
      .insert(chatMessages)
      .values({
        id: newId(),
        organizationId: ctx.actor.organizationId,
        sessionId: turn.sessionId,
        position,
        role: 'assistant',
        content: text,
        tokens,
        createdAt: ctx.clock.now(),
        ...answered,
        inputTokens: usage?.inputTokens ?? 0,
        cachedInputTokens: usage?.cachedInputTokens ?? 0,
        cacheWriteTokens: usage?.cacheWriteTokens ?? 0,
        outputTokens: usage?.outputTokens ?? 0,
        reasoningTokens: usage?.reasoningTokens ?? 0,
      })
      .returning();
    if (!row) throw new TypeError('A message that was stored is returned.');
    await markQuestion(ctx, tx, turn, 'completed');
    return toTurn(turn, row);
  });
}

/**
 * Frees the session of a message to which no reply came, and the Idempotency-Key, so that it can be sent
 * again. A session that was made for it goes.
 */
export async function failTurn(
  ctx: CallerContext<'clock'>,
  turn: Turn,
  status: 'failed' | 'cancelled',
): Promise<void> {
  await ctx.tenant.run(async (tx) => {
    await freeSession(ctx, tx, turn, {});
    await forgetClaim(tx, ctx);
    if (turn.isNew) await removeSession(ctx, tx, turn.sessionId);
    else await markQuestion(ctx, tx, turn, status);
  });
}

async function freeSession(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  turn: Turn,
  more: { lastPosition?: number },
): Promise<void> {
  const freed = await tx
    .update(chatSessions)
    .set({ ...more, leaseToken: null, leaseUntil: null, updatedAt: ctx.clock.now() })
    .where(whereLeased(ctx, turn))
    .returning({ id: chatSessions.id });
  if (!freed.length) throw turnLost();
}

const markQuestion = (ctx: CallerContext, tx: Transaction, turn: Turn, status: ChatMessageStatus) =>
  tx
    .update(chatMessages)
    .set({ status })
    .where(whereOwn(ctx, chatMessages, turn.questionId));
