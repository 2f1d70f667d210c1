import type { PromptMessage } from '@prompt-refinery/client';

/** What stands at a place of a chat: a message of somebody, or a place for messages. */
export const ROW_ROLES = ['system', 'user', 'assistant', 'placeholder'] as const;
export type RowRole = (typeof ROW_ROLES)[number];

export interface Row {
  /** Tells rows apart while they move. */
  key: number;
  role: RowRole;
  /** Of a placeholder its name. */
  content: string;
}

/** A prompt that is being written. What belongs to the other type is kept, in case it is chosen again. */
export interface Writing {
  type: 'text' | 'chat';
  text: string;
  rows: readonly Row[];
}

export const newRow = (rows: readonly Row[], role: RowRole = 'user', content = ''): Row => ({
  key: Math.max(-1, ...rows.map(({ key }) => key)) + 1,
  role,
  content,
});

export const NOTHING_WRITTEN: Writing = { type: 'text', text: '', rows: [] };

/** The messages of a prompt, to be written anew. One message of the user is a text. */
export function writingOf(messages: readonly PromptMessage[]): Writing {
  const [first] = messages;
  if (messages.length === 1 && first && !('placeholder' in first) && first.role === 'user')
    return { type: 'text', text: first.content, rows: [] };
  return { type: 'chat', text: '', rows: rowsOf(messages) };
}

const rowsOf = (messages: readonly PromptMessage[]): Row[] =>
  messages.map((message, key) =>
    'placeholder' in message
      ? { key, role: 'placeholder', content: message.placeholder }
      : { key, role: message.role, content: message.content },
  );

/** The same prompt as the other type: a text becomes the first message of a chat. */
export function asType(writing: Writing, type: Writing['type']): Writing {
  const isFirstChat = type === 'chat' && writing.rows.length === 0;
  return { ...writing, type, rows: isFirstChat ? [newRow([], 'user', writing.text)] : writing.rows };
}

/** What was written, as the API takes it. */
export const textBody = ({
  type,
  text,
  rows,
}: Writing): { content: string } | { messages: PromptMessage[] } =>
  type === 'text' ? { content: text } : { messages: rows.map(messageOf) };

const messageOf = ({ role, content }: Row): PromptMessage =>
  role === 'placeholder' ? { placeholder: content.trim() } : { role, content };

/** A draft that was kept as JSON; null where it is none. */
export function parseWriting(value: unknown): Writing | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, text, rows }: Record<string, unknown> = { ...value };
  if ((type !== 'text' && type !== 'chat') || typeof text !== 'string' || !Array.isArray(rows)) return null;
  return rows.every(isRow) ? { type, text, rows } : null;
}

function isRow(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null) return false;
  const { key, role, content }: Record<string, unknown> = { ...value };
  return Number.isInteger(key) && typeof content === 'string' && ROW_ROLES.some((one) => one === role);
}
