import { readLimited, readStart } from './limited-body.ts';

/** The largest reply taken from a vendor where a request sets no limit, in bytes after decompression. */
export const DEFAULT_MAX_REPLY_BYTES = 2 * 1024 * 1024;

/** No request may set a higher limit. */
export const MAX_REPLY_BYTES = 16 * 1024 * 1024;

/** The body of a failure only tells why; what lies beyond is not read. */
const MAX_FAILURE_BYTES = 64 * 1024;

/**
 * Reads the body of a reply: all of a good one, the start of any other, whose status says enough.
 * @throws {BodyTooLargeError} for a good one of more than `maxBytes`
 */
export function readReply(
  body: AsyncIterable<Uint8Array> | null,
  status: number,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const good = status >= 200 && status < 300;
  return good ? readLimited(body, maxBytes) : readStart(body, Math.min(maxBytes, MAX_FAILURE_BYTES));
}
