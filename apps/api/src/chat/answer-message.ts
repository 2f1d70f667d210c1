import { Readable } from 'node:stream';
import type { ChatTurn, SendChatMessageBody } from '@refinery/contracts/chat.ts';
import { rebuildChatTurn } from '@refinery/domain/chat/rebuild-chat-turn.ts';
import { sendChatMessage, type TurnPieces, takeTurn } from '@refinery/domain/chat/send-chat-message.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endWithConnection } from '../batches/send-results.ts';
import { runIdempotently } from '../plugins/idempotency.ts';
import { type BegunTurn, beginTurn, chatEvents, wholeTurn } from './chat-events.ts';
import { isRepeatable, whenLeft } from './when-left.ts';

/**
 * Answers a message: with the whole turn as JSON, or with events as the reply comes. What fails before the
 * reply has begun is a problem.
 */
export async function answerMessage(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, content, stream = false }: SendChatMessageBody & { id: string },
): Promise<unknown> {
  const signal = whenLeft(request, reply);
  const result = await runIdempotently<ChatTurn | BegunTurn>(ctx, request, reply, {
    run: async (actorCtx) => {
      const pieces = sendChatMessage(actorCtx, { sessionId: id, content, stream }, signal);
      return stream ? beginTurn(pieces) : takeTurn(pieces);
    },
    rebuild: (actorCtx, messageId) => rebuildChatTurn(actorCtx, messageId),
  });
  if (result === undefined) return reply;
  if (!stream && 'message' in result) return reply.type('application/json; charset=utf-8').send(result);
  const begun = 'message' in result ? wholeTurn(result) : result;
  const events = Readable.from(chatEvents(begun, request), { objectMode: false });
  const whole = endWithConnection(events, request, () =>
    ctx.background.run('chat', () => leave(request, begun.pieces)),
  );
  if (request.raw.socket.destroyed) whole.destroy();
  // A proxy that gathers the reply would make one piece of it.
  return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(whole);
}

/**
 * What becomes of a reply that nobody reads any more, if it has not ended: whoever can ask for it again gets
 * it then.
 */
async function leave(request: FastifyRequest, pieces: TurnPieces): Promise<void> {
  try {
    if (isRepeatable(request)) for await (const _ of pieces);
    else await pieces.return(null);
  } catch (error) {
    // What came of it is stored, and nobody is there to be told.
    if (!(error instanceof DomainError)) throw error;
  }
}
