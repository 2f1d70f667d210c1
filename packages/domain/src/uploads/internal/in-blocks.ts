const BLOCK_BYTES = 16 * 1024;

/**
 * The same bytes in pieces of at least 16 KiB, except the last: a stream of tiny ones then costs no more than
 * another.
 */
export async function* inBlocks(input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let block = new Uint8Array(BLOCK_BYTES);
  let used = 0;
  for await (const chunk of input) {
    if (!used && chunk.length >= BLOCK_BYTES) {
      yield chunk;
      continue;
    }
    for (let start = 0; start < chunk.length; ) {
      const part = chunk.subarray(start, start + BLOCK_BYTES - used);
      block.set(part, used);
      used += part.length;
      start += part.length;
      if (used < BLOCK_BYTES) continue;
      yield block;
      block = new Uint8Array(BLOCK_BYTES);
      used = 0;
    }
  }
  if (used) yield block.subarray(0, used);
}
