/** A message that could be sent again. */
export interface PastMessage {
  position: number;
  role: 'user' | 'assistant';
  /** Most tokens that it has. */
  tokens: number;
}

export interface HistoryRoom {
  /** Tokens that prompt and reply may have together. */
  contextTokens: number;
  /** Of what is sent beside the history: system prompt and new message. */
  fixedTokens: number;
}

/** What vendors add to each message. */
const TOKENS_PER_MESSAGE = 8;
/** Of the context, what is left for the reply. */
const REPLY_SHARE = 1 / 4;
const MOST_REPLY_TOKENS = 8_192;
/** Of the context, what a block of messages leaves free when it goes. */
const BLOCK_SHARE = 1 / 3;

export interface ChosenHistory {
  /** The position from which on messages are sent. */
  from: number;
  /** How many messages leave. */
  dropped: number;
}

/**
 * Which past messages are sent with a new one. All from `from` on, while they fit. Else the oldest turns
 * leave as one block, until a third of the context is free: vendors' caches match a prompt from its
 * beginning, so every change of it is paid for, and this one is rare.
 * @param past in their order, none before `from`
 * @param from the position at which the messages sent last time began
 * @param next the position of the new message
 */
export function chooseHistory(
  past: readonly PastMessage[],
  { from, next }: { from: number; next: number },
  { contextTokens, fixedTokens }: HistoryRoom,
): ChosenHistory {
  const reply = Math.min(MOST_REPLY_TOKENS, Math.floor(contextTokens * REPLY_SHARE));
  const room = contextTokens - reply - fixedTokens - TOKENS_PER_MESSAGE * 2;
  let sum = past.reduce((tokens, message) => tokens + sizeOf(message), 0);
  if (sum <= room) return { from, dropped: 0 };
  const aim = room - Math.floor(contextTokens * BLOCK_SHARE);
  for (const [index, message] of past.entries()) {
    // Conversations begin with the user.
    if (message.role === 'user' && sum <= aim) return { from: message.position, dropped: index };
    sum -= sizeOf(message);
  }
  return { from: next, dropped: past.length };
}

const sizeOf = ({ tokens }: PastMessage): number => tokens + TOKENS_PER_MESSAGE;
