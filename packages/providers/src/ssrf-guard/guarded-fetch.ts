import { linkAbort } from '../linked-abort.ts';
import type { Fetch } from '../spec.ts';
import { assertAllowedUrl } from './allowed-url.ts';
import { checkedAddresses } from './checked-addresses.ts';
import { createNameResolver, type Lookup } from './dns/name-resolver.ts';
import { pinnedExchange } from './pinned-exchange.ts';
import type { Allowlist } from './upstream-allowlist.ts';

export interface SsrfGuardOptions {
  /** The operator's exceptions: these may be http, local, anything. */
  allowlist: Allowlist;
  /** Bound of a response body in bytes, after decompression; a call may ask for less. */
  maxResponseBytes: number;
  /** Bound of a whole exchange in milliseconds, name resolution and body included. */
  timeoutMs: number;
  /** Replaces the resolver. */
  lookup?: Lookup;
}

/**
 * Makes the `fetch` for addresses that a tenant chose (custom endpoints, webhooks): only https to the public
 * internet unless allow-listed, every resolved address checked and pinned, no redirect followed (a 3xx
 * response is returned as it is), size and time bounded, no proxy taken from the environment. The body is
 * read whole before the response is returned, that of a failure only as far as it matters. Calls share
 * nothing: neither threads nor sockets.
 * @throws {BlockedAddressError} for an address that is not allowed
 * @throws {BodyTooLargeError} for a good response over `maxResponseBytes`
 * @throws {DOMException} `TimeoutError` after `timeoutMs`; otherwise what the resolver or the network throws
 */
export function createSsrfGuardedFetch(options: SsrfGuardOptions): Fetch {
  const { allowlist, maxResponseBytes, timeoutMs, lookup = createNameResolver() } = options;

  return async (input, init) => {
    const url = assertAllowedUrl(input instanceof Request ? input.url : input, allowlist);
    const request = new Request(input, init);
    const body = request.body ? new Uint8Array(await request.arrayBuffer()) : null;
    const limited = linkAbort(init?.signal ?? request.signal);
    const timer = setTimeout(() => {
      limited.abort(
        new DOMException(`The complete response did not arrive within ${timeoutMs} ms.`, 'TimeoutError'),
      );
    }, timeoutMs);
    try {
      const { signal } = limited;
      return await pinnedExchange(url, {
        method: request.method,
        headers: request.headers,
        body,
        addresses: await checkedAddresses(url, { allowlist, lookup, signal }),
        signal,
        maxBytes: Math.min(init?.maxResponseBytes ?? maxResponseBytes, maxResponseBytes),
      });
    } finally {
      clearTimeout(timer);
      limited.unlink();
    }
  };
}
