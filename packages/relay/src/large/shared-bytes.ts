/**
 * Joins the chunks of a body where threads can read it, too, as `Buffer.concat` does for one thread: a body
 * that is put together with this is never copied again. Nobody may write into it.
 */
export function joinShared(chunks: readonly Uint8Array[]): Buffer {
  const length = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const joined = Buffer.from(new SharedArrayBuffer(length));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
}

/** The same bytes where threads can read them: as they are, if they are there already. */
export function shared(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof SharedArrayBuffer ? bytes : joinShared([bytes]);
}
