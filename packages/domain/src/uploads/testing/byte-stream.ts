/**
 * Text or bytes as a network would deliver them: in pieces of `size` bytes that respect neither lines nor
 * characters.
 */
export async function* inPieces(data: string | Uint8Array, size = 7): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(data);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Everything an asynchronous iterable yields. */
export const collect = <T>(items: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(items);
