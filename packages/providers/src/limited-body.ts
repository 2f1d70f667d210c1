/** The body of a response is larger than allowed. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

const FIRST_BYTES = 16 * 1024;

/**
 * Gathers a body into one growing buffer, since a body may come in chunks of a single byte. The stream is
 * cancelled as soon as it exceeds `maxBytes` (counted after decompression).
 */
async function gather(body: AsyncIterable<Uint8Array> | null, maxBytes: number) {
  let buffer = new Uint8Array(Math.min(FIRST_BYTES, maxBytes));
  let size = 0;
  // Leaving the loop early cancels the stream, and with it the transfer.
  for await (const chunk of body ?? []) {
    const room = maxBytes - size;
    const taken = chunk.byteLength > room ? chunk.subarray(0, room) : chunk;
    if (size + taken.byteLength > buffer.byteLength) {
      const larger = new Uint8Array(
        Math.min(maxBytes, Math.max(2 * buffer.byteLength, size + taken.byteLength)),
      );
      larger.set(buffer.subarray(0, size));
      buffer = larger;
    }
    buffer.set(taken, size);
    size += taken.byteLength;
    if (taken !== chunk) return { bytes: buffer, whole: false };
  }
  return { bytes: buffer.subarray(0, size), whole: true };
}

/**
 * Reads a whole body.
 * @throws {BodyTooLargeError} when it is larger than `maxBytes`; whatever the stream throws when the
 * connection is cut
 */
export async function readLimited(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, whole } = await gather(body, maxBytes);
  if (!whole) throw new BodyTooLargeError(`The body is larger than ${maxBytes} bytes.`);
  return bytes;
}

/** Reads the first `maxBytes` of a body and lets go of the rest. */
export async function readStart(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return (await gather(body, maxBytes)).bytes;
}
