import { ApiError, type Chat } from '@prompt-refinery/client';

/** A message on its way. */
export interface Sent {
  content: string;
  /** Messages that the chat had before. */
  before: number;
}

/** What the API has of a message: a reply, or a part of one; nothing that the model answered. */
export type Came = 'reply' | 'nothing';

/** How a stream ended. */
export interface Streamed {
  /** The last event came: the whole reply is there. */
  isWhole: boolean;
  /** A part of a reply came. */
  hasText: boolean;
  /** What it failed with; null where it did not, or was ended here. */
  failure: unknown;
}

/** What came of a message, as its stream tells; null where only the chat can tell. */
export function cameOf({ isWhole, hasText, failure }: Streamed): Came | null {
  if (isWhole) return 'reply';
  if (hasText) return null;
  return isRefusal(failure) ? 'nothing' : null;
}

/** Whether the API itself said why: then nothing goes on. */
export const isAnswered = (failure: unknown): failure is ApiError =>
  failure instanceof ApiError && failure.status !== undefined;

/**
 * Whether a request was not taken, also because somebody has to sign in first. A server that waited too long
 * for it may have some of it.
 */
const isRefusal = (failure: unknown): boolean =>
  isAnswered(failure) &&
  Number(failure.status) >= 400 &&
  Number(failure.status) < 500 &&
  failure.status !== 408;

/**
 * Whether the API says that there is no such chat for the reader any more. What a proxy in between says is
 * not meant.
 */
export const isGone = (failure: unknown): boolean =>
  isAnswered(failure) &&
  (failure.status === 403 || failure.status === 404) &&
  failure.code !== 'invalid_response';

/**
 * What came of a message, as the chat tells afterwards with its newest messages. What somebody sent from
 * elsewhere in the same moment is another message.
 */
export function whatCame(chat: Pick<Chat, 'messageCount' | 'messages' | 'busy'>, sent: Sent): Came {
  const since = chat.messages.slice(0, Math.max(0, chat.messageCount - sent.before));
  const at = since.findIndex(({ role, content }) => role === 'user' && content === sent.content);
  const isAnswered = at > 0 && since[at - 1]?.role === 'assistant';
  // It will come.
  const isBeingWritten = at === 0 && chat.busy;
  return isAnswered || isBeingWritten ? 'reply' : 'nothing';
}
