import type { ChatTurn } from '@refinery/contracts/chat.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { beginTurn } from './internal/begin-turn.ts';
import { toDomainRefusal } from './internal/refusals.ts';
import { type RunContext, RunningTurn } from './internal/running-turn.ts';

/** The pieces of a reply, and in the end the whole turn; null where it was left before. */
export type TurnPieces = AsyncGenerator<string, ChatTurn | null>;

export type ChatContext = RunContext & CallerContext<'background'>;

export interface ChatMessageInput {
  /** Null: a new session is made. */
  sessionId: string | null;
  content: string;
  /** Whether the model is asked for a stream; else the reply comes in one piece. */
  stream: boolean;
}

/**
 * Sends a message to the model of a session. Gives the pieces of the reply, fetched from the vendor as they
 * are taken, and in the end the whole turn. Whoever does not take all of them must `return` the generator:
 * then the call ends, and what had come is kept.
 * @param signal aborted when the caller leaves
 * Errors: `forbidden`, `session_not_found`, `session_busy`, `storage_disabled`, `model_not_found`,
 * `call_refused`, `budget_exceeded`, `price_unknown`, `provider_failed`, `provider_unavailable`,
 * `service_unavailable`.
 */
export async function* sendChatMessage(
  ctx: ChatContext,
  { sessionId, content, stream }: ChatMessageInput,
  signal: AbortSignal,
): TurnPieces {
  requirePermission(ctx, 'models:call');
  const turn = await beginTurn(ctx, { sessionId, content }).catch((error: unknown) => {
    throw toDomainRefusal(error);
  });
  const running = new RunningTurn(ctx, turn, signal);
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  // The process does not end before the session is free.
  ctx.background.run('chat', () => closed);
  try {
    yield* running.texts(stream);
    return await running.finish();
  } finally {
    await running.close();
    close();
  }
}

/** The whole turn of a message, without the pieces. Errors: those of {@link sendChatMessage}. */
export async function takeTurn(pieces: TurnPieces): Promise<ChatTurn> {
  for (;;) {
    const piece = await pieces.next();
    if (!piece.done) continue;
    if (piece.value) return piece.value;
    throw new RangeError('A turn that was left is not taken.');
  }
}
