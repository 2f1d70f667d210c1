import { pipeline, type Readable, Transform } from 'node:stream';
import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import type { NewCallTexts } from '../../model-calls/ledger/call-ledger.ts';

/** Of each side of a call; what lies beyond is not stored. */
const MOST_BYTES = 256 * 1024;

/** Numbers are no text. */
const WITHOUT_REPLY: readonly WireOperation[] = ['embeddings', 'count_tokens'];

/** What is stored of the bodies of a call; `reply` is null where there was none. */
export function storedTexts(
  operation: WireOperation,
  request: Buffer,
  reply: Buffer | null,
): Pick<NewCallTexts, 'request' | 'requestCut' | 'reply' | 'replyCut'> {
  const asked = beginningOf(request);
  const answered = reply && !WITHOUT_REPLY.includes(operation) ? beginningOf(reply) : null;
  return {
    request: asked.text,
    requestCut: asked.isCut,
    reply: answered?.text ?? null,
    replyCut: answered?.isCut ?? false,
  };
}

/** Whole characters only. */
function beginningOf(bytes: Buffer): { text: string; isCut: boolean } {
  const isCut = bytes.length > MOST_BYTES;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return { text: decoder.decode(bytes.subarray(0, MOST_BYTES), { stream: isCut }), isCut };
}

/**
 * The same bytes; `onEnd` is given their beginning when all were read, or nobody reads any more. It has more
 * bytes than are stored where there are more.
 */
export function watched(body: Readable, onEnd: (beginning: Buffer) => void): Readable {
  const beginning: Buffer[] = [];
  let left = MOST_BYTES + 1;
  const watcher = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (left > 0) beginning.push(Buffer.from(chunk.subarray(0, left)));
      left -= chunk.length;
      done(null, chunk);
    },
  });
  // Whoever has left does not listen any more, and an error that nobody listens to ends the process.
  watcher.on('error', () => {});
  pipeline(body, watcher, () => onEnd(Buffer.concat(beginning)));
  return watcher;
}
