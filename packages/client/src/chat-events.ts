import { ApiError } from './api-error.ts';
import type { ChatTurn, Problem } from './generated/types.ts';

/** What comes of a message, as it comes. */
export type ChatEvent =
  | { event: 'delta'; data: { text: string } }
  /** The last one. */
  | { event: 'completed'; data: ChatTurn };

/**
 * The events of a reply, however its bytes are cut into chunks. Errors: the problem that an `error` event
 * tells; `invalid_response` for what is no event, and for a stream that ends before the reply does.
 */
export async function* parseChatEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ChatEvent, void, void> {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const chunk of chunks) {
    begun += decoder.decode(chunk, { stream: true });
    const events = begun.split('\n\n');
    begun = events.pop() ?? '';
    for (const text of events) {
      const event = parseEvent(text);
      if (event) yield event;
      if (event?.event === 'completed') return;
    }
  }
  throw new ApiError({ code: 'invalid_response', detail: 'The stream ended before the reply did.' });
}

/** Null for a comment. */
function parseEvent(text: string): ChatEvent | null {
  const [, event, json = ''] = /^event: (\w+)\ndata: (.*)$/s.exec(text) ?? [];
  if (event === undefined) return null;
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw new ApiError({ code: 'invalid_response', detail: 'An event of the stream is no JSON.', cause });
  }
  if (event === 'error') throw new ApiError(toProblem(data));
  return toChatEvent(event, data);
}

const toProblem = (data: unknown): Pick<Problem, 'code' | 'detail'> & Partial<Problem> => Object(data);

function toChatEvent(event: string, data: unknown): ChatEvent | null {
  if (event === 'delta') return { event, data: Object(data) };
  return event === 'completed' ? { event, data: Object(data) } : null;
}
