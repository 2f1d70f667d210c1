import type {
  ChatMessageReply,
  ChatSessionEntry,
  ChatSessionReply,
  ChatTurn,
  ChatUsage,
} from '@refinery/contracts/chat.ts';
import { toUsd } from '@refinery/db/micros.ts';
import type { chatMessages } from '@refinery/db/schema/chat.ts';
import type { ChatSessionRow } from './find-session.ts';

export type ChatMessageRow = typeof chatMessages.$inferSelect;

/** A session as a list shows it. */
export const toEntry = (row: ChatSessionRow, now: Date): ChatSessionEntry => ({
  id: row.id,
  userId: row.userId,
  title: row.title,
  model: row.model,
  metadata: row.metadata,
  messageCount: row.lastPosition,
  droppedMessages: row.droppedMessages,
  busy: isBusy(row, now),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

export const toSessionReply = (row: ChatSessionRow, now: Date): ChatSessionReply => ({
  ...toEntry(row, now),
  systemPrompt: row.systemPrompt,
});

/** Whether a turn is under way whose process lives, as far as anybody knows. */
export const isBusy = ({ leaseToken, leaseUntil }: ChatSessionRow, now: Date): boolean =>
  leaseToken !== null && leaseUntil !== null && leaseUntil > now;

export const toMessageReply = (row: ChatMessageRow): ChatMessageReply => ({
  id: row.id,
  role: row.role,
  content: row.content,
  status: row.status,
  provider: row.provider,
  model: row.model,
  finishReason: row.finishReason,
  usage: row.role === 'assistant' ? toUsage(row) : null,
  createdAt: row.createdAt.toISOString(),
});

/** What a reply cost, in tokens and money. */
const toUsage = (row: ChatMessageRow): ChatUsage => ({
  inputTokens: row.inputTokens ?? 0,
  cachedInputTokens: row.cachedInputTokens ?? 0,
  cacheWriteTokens: row.cacheWriteTokens ?? 0,
  outputTokens: row.outputTokens ?? 0,
  reasoningTokens: row.reasoningTokens ?? 0,
  costUsd: row.costMicros === null ? null : toUsd(row.costMicros),
});

/** The reply to a message, as whoever sent it gets it. */
export function toTurn(session: Pick<ChatSessionRow, 'droppedMessages'>, answer: ChatMessageRow): ChatTurn {
  const { provider, model } = answer;
  if (provider === null || model === null) throw new TypeError('A reply says who wrote it.');
  return {
    sessionId: answer.sessionId,
    message: toMessageReply(answer),
    usage: toUsage(answer),
    provider,
    model,
    attempts: answer.attempts ?? 1,
    droppedMessages: session.droppedMessages,
  };
}
