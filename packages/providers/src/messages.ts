/** One message of a conversation. */
export interface Message {
  role: 'system' | 'user' | 'assistant';
  text: string;
}

/** The messages of a request that asks one thing. */
export const singleTurn = (system: string, user: string): Message[] => [
  { role: 'system', text: system },
  { role: 'user', text: user },
];

/** A message as protocols send it that keep the system prompt apart. */
export interface Turn {
  role: 'user' | 'assistant';
  content: string;
}

/**
 * Messages for protocols with one system prompt before all turns: its texts, wherever they stand, joined by
 * blank lines. These protocols require a turn, so a system prompt alone becomes what the user says.
 */
export function splitSystem(messages: readonly Message[]): { system: string; turns: Turn[] } {
  const texts = messages.flatMap(({ role, text }) => (role === 'system' && text ? [text] : []));
  const system = texts.join('\n\n');
  const turns = messages.flatMap(({ role, text }) => (role === 'system' ? [] : [{ role, content: text }]));
  return turns.length ? { system, turns } : { system: '', turns: [{ role: 'user', content: system }] };
}
