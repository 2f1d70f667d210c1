import { ProviderError } from './errors.ts';
import { isPlainJson } from './json-shape.ts';
import { DEFAULT_MAX_REPLY_BYTES, MAX_REPLY_BYTES, readReply } from './reply-limits.ts';
import { assertSendable } from './sendable-headers.ts';
import type { Fetch, VendorName } from './spec.ts';
import { fromTransportFailure } from './transport-error.ts';

const OWN_HEADERS = {
  accept: 'application/json',
  'content-type': 'application/json',
  'user-agent': 'prompt-refinery',
};

/**
 * What the SDK gets to parse: a failure goes without its body, and says enough, where that is not plain JSON.
 */
function plainBody(
  provider: VendorName,
  response: Response,
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | null {
  if (bytes.byteLength === 0) return null; // 204, 205 and 304 must not carry a body.
  if (isPlainJson(bytes)) return bytes;
  if (response.ok) throw new ProviderError({ provider, kind: 'malformed_reply' });
  return null;
}

export interface SealedFetchOptions {
  provider: VendorName;
  /** The headers to send besides `accept` and `content-type`: authorization and protocol version. */
  headers: Record<string, string>;
  /** Bound of a good reply in bytes, after decompression. Default {@link DEFAULT_MAX_REPLY_BYTES}. */
  maxBytes?: number | undefined;
}

/**
 * A `fetch` for an SDK to use, which seals it off from its surroundings:
 * - only the headers named here leave, whatever the SDK adds by itself or takes from environment variables
 *   such as `OPENAI_CUSTOM_HEADERS`;
 * - no redirect is followed, which would carry the credentials elsewhere;
 * - the whole reply is read before the SDK sees any of it, so a reply that is cut off, endless or stalled is
 *   a {@link ProviderError} and never taken for a whole one;
 * - the body is declared to be JSON, whatever the vendor calls it, and is cheap to parse.
 * @throws {ProviderError} `auth` at once for a header that cannot be sent
 */
export function sealFetch(fetch: Fetch, options: SealedFetchOptions): Fetch {
  const { provider, headers, maxBytes = DEFAULT_MAX_REPLY_BYTES } = options;
  const maxResponseBytes = Math.min(maxBytes, MAX_REPLY_BYTES);
  assertSendable(provider, headers);
  return async (input, init) => {
    try {
      const response = await fetch(input, {
        method: init?.method ?? 'POST',
        body: init?.body ?? null,
        signal: init?.signal ?? null,
        headers: { ...OWN_HEADERS, ...headers },
        redirect: 'manual',
        maxResponseBytes,
      });
      const bytes = await readReply(response.body, response.status, maxResponseBytes);
      const body = plainBody(provider, response, bytes);
      const replyHeaders = new Headers(response.headers);
      replyHeaders.delete('content-encoding');
      replyHeaders.delete('content-length');
      replyHeaders.set('content-type', 'application/json');
      return new Response(body, { status: response.status, headers: replyHeaders });
    } catch (error) {
      if (init?.signal?.aborted) throw error;
      throw fromTransportFailure(provider, error);
    }
  };
}
