import type { IncomingHttpHeaders } from 'node:http';

/** One message of a conversation, whatever the protocol. */
export interface FakeMessage {
  role: string;
  text: string;
}

/** A request as a fake vendor received it. */
export interface FakeRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** Parsed JSON, or the raw text where it is none. */
  body: unknown;
  /** When its body was complete, in milliseconds since the epoch. */
  at: number;
  model: string;
  system: string;
  /** The conversation without the system prompt. */
  messages: FakeMessage[];
  /** Whether the request asks for JSON (`response_format`, `output_config.format`). */
  wantsFormat: boolean;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a message content: a string, or a list of text parts. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isRecord(part) && typeof part.text === 'string' ? part.text : '')).join('');
}

/** Reads `[{role, content}]`; anything else gives no messages. */
export function readMessages(value: unknown): FakeMessage[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map(({ role, content }) => ({ role: String(role), text: contentText(content) }));
}

/** A plausible count of tokens: one for four characters, at least one. */
export function countTokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}
