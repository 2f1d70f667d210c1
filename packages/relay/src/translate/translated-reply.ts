import { pipeline, Readable, Transform } from 'node:stream';
import { ProviderError } from '@refinery/providers/errors.ts';
import { BodyError } from '../body/body-error.ts';
import { LARGE_BYTES } from '../large/large-bytes.ts';
import { joinShared } from '../large/shared-bytes.ts';
import type { RelayReply } from '../relay/relay-reply.ts';
import { EventSplitter } from '../sse/event-splitter.ts';
import { readEvent } from '../sse/read-event.ts';
import { type CompletionOptions, CompletionStream } from './completion-stream.ts';
import { toChatCompletion } from './to-chat-completion.ts';

export interface TranslationOptions {
  /** Whether the caller asked for a stream. */
  stream: boolean;
  /** Whether the caller asked for the usage of its stream. */
  includeUsage: boolean;
  /** Unix seconds. Default: now. */
  created?: number;
  /** What makes a completion of a whole message. Default: `toChatCompletion`. */
  translate?: (bytes: Buffer, created: number) => Promise<Buffer>;
}

/**
 * The most that a relay may hold of a stream that is translated: an event is translated on the event loop.
 * Anthropic's are a few tokens, and the largest those that tell a whole call of a tool at once.
 */
export const MOST_OF_AN_EVENT = LARGE_BYTES;

function streamed(reply: RelayReply, options: CompletionOptions): Readable {
  const events = new EventSplitter(2 * MOST_OF_AN_EVENT);
  const completion = new CompletionStream(options);
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let out = '';
      for (const event of events.push(chunk)) out += completion.read(readEvent(event));
      done(null, out === '' ? undefined : Buffer.from(out));
    },
  });
  // Whoever has left does not listen any more, and an error that nobody listens to ends the process.
  body.on('error', () => {});
  // Where one of the two ends, so does the other.
  pipeline(reply.body, body, () => {});
  return body;
}

async function gathered(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return joinShared(chunks);
}

/** @throws {ProviderError} `malformed_reply` */
async function whole(
  reply: RelayReply,
  created: number,
  translate: NonNullable<TranslationOptions['translate']>,
): Promise<Pick<RelayReply, 'body' | 'whole'>> {
  try {
    const bytes = await translate(reply.whole ?? (await gathered(reply.body)), created);
    return { body: Readable.from([bytes], { objectMode: false }), whole: bytes };
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    throw new ProviderError({ provider: 'anthropic', kind: 'malformed_reply' });
  }
}

/**
 * Makes the reply to a chat completion of the reply of Anthropic to its translation. A stream is translated
 * event by event, as fast as it is read, and destroying it ends the call. Its end is that of the relay:
 * `[DONE]` where it is whole, else an error.
 * @param reply of a relay with the protocol `messages`, which held no more than {@link MOST_OF_AN_EVENT} of a
 * stream
 * @throws {ProviderError} `malformed_reply` for a whole reply that is no message
 */
export async function translatedReply(reply: RelayReply, options: TranslationOptions): Promise<RelayReply> {
  const { stream, includeUsage, created = Math.floor(Date.now() / 1000) } = options;
  const { translate = async (bytes, at) => toChatCompletion(bytes, at) } = options;
  if (!stream) return { ...reply, ...(await whole(reply, created, translate)) };
  return { ...reply, body: streamed(reply, { includeUsage, created }), whole: null };
}
