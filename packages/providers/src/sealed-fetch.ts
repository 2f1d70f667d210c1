import { ProviderError } from './errors.ts';
import { readLimited } from './limited-body.ts';
import type { Fetch, VendorName } from './spec.ts';
import { fromTransportFailure } from './transport-error.ts';

/** The largest reply taken from a vendor, in bytes after decompression. */
export const MAX_REPLY_BYTES = 16 * 1024 * 1024;

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;
/** Headers that decide how the message is framed or where it goes, never how it is authorized. */
const RESERVED_HEADERS = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const OWN_HEADERS = {
  accept: 'application/json',
  'content-type': 'application/json',
  'user-agent': 'prompt-refinery',
};

function assertSendable(provider: VendorName, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) {
    // `fetch` would quote the offending value, a secret, in its own error.
    if (!HEADER_NAME.test(name) || RESERVED_HEADERS.has(name.toLowerCase()) || !HEADER_VALUE.test(value)) {
      throw new ProviderError({ provider, kind: 'auth', reason: 'invalid_credentials' });
    }
  }
}

export interface SealedFetchOptions {
  provider: VendorName;
  /** The headers to send besides `accept` and `content-type`: authorization and protocol version. */
  headers: Record<string, string>;
  maxBytes?: number;
}

/**
 * A `fetch` for an SDK to use, which seals it off from its surroundings:
 * - only the headers named here leave, whatever the SDK adds by itself or takes from environment variables
 *   such as `OPENAI_CUSTOM_HEADERS`;
 * - no redirect is followed, which would carry the credentials elsewhere;
 * - the whole reply is read before the SDK sees any of it, so a reply that is cut off, endless or stalled is a
 *   {@link ProviderError} and never taken for a whole one;
 * - the body is declared to be JSON, whatever the vendor calls it.
 * @throws {ProviderError} `auth` at once for a header that cannot be sent
 */
export function sealFetch(fetch: Fetch, options: SealedFetchOptions): Fetch {
  const { provider, headers, maxBytes = MAX_REPLY_BYTES } = options;
  assertSendable(provider, headers);
  return async (input, init) => {
    try {
      const response = await fetch(input, {
        method: init?.method ?? 'POST',
        body: init?.body ?? null,
        signal: init?.signal ?? null,
        headers: { ...OWN_HEADERS, ...headers },
        redirect: 'manual',
      });
      const body = await readLimited(response.body, maxBytes);
      const replyHeaders = new Headers(response.headers);
      replyHeaders.delete('content-encoding');
      replyHeaders.delete('content-length');
      replyHeaders.set('content-type', 'application/json');
      // 204, 205 and 304 must not carry a body.
      return new Response(body.byteLength > 0 ? body : null, {
        status: response.status,
        headers: replyHeaders,
      });
    } catch (error) {
      if (init?.signal?.aborted) throw error;
      throw fromTransportFailure(provider, error);
    }
  };
}
