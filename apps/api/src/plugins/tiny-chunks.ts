import type { Readable } from 'node:stream';

const CHUNKS_A_TURN = 256;

/**
 * Lets other work run between the chunks of a flowing stream. One read of a connection can bring tens of
 * thousands of chunks of a byte each, and Node hands them all over before it does anything else.
 */
export function paceTinyChunks(stream: Readable): void {
  let chunks = 0;
  stream.on('data', () => {
    if (++chunks % CHUNKS_A_TURN) return;
    stream.pause();
    setImmediate(() => stream.resume());
  });
}
