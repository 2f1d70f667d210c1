import type { Readable } from 'node:stream';
import { isRecord } from '@refinery/providers/json.ts';
import { EventSplitter } from '@refinery/relay/sse/event-splitter.ts';
import { readEvent } from '@refinery/relay/sse/read-event.ts';

/** Bound of what is parsed at once: parsing holds up everybody. A reply of a million characters is within. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The pieces of text in a streamed chat completion. It ends early where the stream has an error: how it ended
 * is known elsewhere.
 */
export async function* streamedTexts(body: Readable): AsyncGenerator<string> {
  const splitter = new EventSplitter(MAX_BYTES);
  for await (const chunk of body) {
    for (const event of splitter.push(Buffer.from(chunk))) {
      const text = textIn(readEvent(event).data, 'delta');
      if (text) yield text;
    }
  }
}

/** The text of a whole chat completion; empty where there is none, or it is too large. */
export async function wholeText(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(Buffer.from(chunk));
  }
  return size > MAX_BYTES ? '' : textIn(Buffer.concat(chunks).toString(), 'message');
}

/** What the first choice says, or why the model refuses to. */
function textIn(data: string | undefined, member: 'delta' | 'message'): string {
  if (data === undefined || !data.startsWith('{')) return '';
  const reply = parsed(data);
  const [choice]: unknown[] = isRecord(reply) && Array.isArray(reply.choices) ? reply.choices : [];
  const said = isRecord(choice) ? choice[member] : undefined;
  if (!isRecord(said)) return '';
  if (typeof said.content === 'string' && said.content) return said.content;
  return typeof said.refusal === 'string' ? said.refusal : '';
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
