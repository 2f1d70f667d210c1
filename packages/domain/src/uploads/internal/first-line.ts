/** The first line of a stream, and the whole stream from its beginning. */
export interface WithFirstLine {
  line: Uint8Array;
  all: AsyncIterable<Uint8Array>;
}

/**
 * Reads the first line of a stream ahead, without the break at its end. Calls `refuse`, which throws, where
 * it is longer than `most` bytes. Whoever does not read `all` to its end ends its iterator.
 */
export async function withFirstLine(
  input: AsyncIterable<Uint8Array>,
  most: number,
  refuse: () => never,
): Promise<WithFirstLine> {
  const iterator = input[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await iterator.next();
    if (done) break;
    chunks.push(value);
    const end = value.findIndex((byte) => byte === 0x0a || byte === 0x0d);
    size += end < 0 ? value.length : end;
    if (size > most) {
      await iterator.return?.();
      refuse();
    }
    if (end >= 0) break;
  }
  return { line: Buffer.concat(chunks).subarray(0, size), all: rejoined(chunks, iterator) };
}

async function* rejoined(
  chunks: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
