import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { BodyTooLargeError } from './limited-body.ts';

/** What a connection may carry beyond the body itself, in heads and marks of chunks; more is noise. */
const WIRE_FACTOR = 2;
const WIRE_BYTES = 64 * 1024;

const DECODERS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** The body as it comes; ends a connection that says little with much, such as chunks of one byte. */
async function* quietBody(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of response) {
    size += chunk.byteLength;
    if (response.socket.bytesRead > WIRE_FACTOR * size + WIRE_BYTES) {
      throw new BodyTooLargeError(`The connection carries far more data than the ${size} bytes of its body.`);
    }
    yield chunk;
  }
}

/**
 * The decompressed body of a response.
 * @throws {BodyTooLargeError} where the connection carries far more than the body
 * @throws {Error} for an encoding that was not asked for and is not known
 */
export function wireBody(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const body = quietBody(response);
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return body;
  const decoder = DECODERS.get(encoding)?.();
  if (!decoder) throw new Error('The body has an unknown encoding.');
  // A failure reaches whoever reads the decoder.
  pipeline(body, decoder, () => {});
  return decoder;
}
