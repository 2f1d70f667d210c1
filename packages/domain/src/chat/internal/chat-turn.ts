import type { ChatRole } from '@refinery/contracts/chat.ts';

/** A message as models get it. */
export interface WireMessage {
  role: ChatRole | 'system';
  content: string;
}

/** A message that waits for its reply. The session is held by `leaseToken`. */
export interface Turn {
  sessionId: string;
  /** Whether the session was made for this message. */
  isNew: boolean;
  leaseToken: string;
  questionId: string;
  /** Of the question in the session. */
  position: number;
  model: string;
  metadata: Record<string, string>;
  /** What is sent: system prompt, history and question. */
  messages: WireMessage[];
  droppedMessages: number;
}
