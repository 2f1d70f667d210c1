import type { ChatAnswer, ChatTurn } from '@refinery/contracts/chat.ts';
import { type ChatContext, sendChatMessage, takeTurn } from './send-chat-message.ts';

/** A turn as programs want it. */
export const toChatAnswer = ({ message, sessionId, provider, model }: ChatTurn): ChatAnswer => ({
  reply: message.content,
  sessionId,
  provider,
  model,
});

/**
 * One message and its reply, in a session that there is or in a new one. Errors: those of `sendChatMessage`.
 */
export async function askInChat(
  ctx: ChatContext,
  { message, sessionId = null }: { message: string; sessionId?: string | null },
  signal: AbortSignal,
): Promise<ChatAnswer> {
  const turn = sendChatMessage(ctx, { sessionId, content: message, stream: false }, signal);
  return toChatAnswer(await takeTurn(turn));
}
