import { isIP } from 'node:net';
import { linkAbort } from '../linked-abort.ts';
import type { Fetch } from '../spec.ts';
import { assertAllowedUrl, bareHost } from './allowed-url.ts';
import { BlockedAddressError } from './blocked-address-error.ts';
import { createNameResolver, type Lookup } from './dns/name-resolver.ts';
import type { ResolvedAddress } from './dns/resolved-address.ts';
import { pinnedExchange } from './pinned-exchange.ts';
import { isPublicAddress } from './public-address.ts';
import { type Allowlist, isAllowListed } from './upstream-allowlist.ts';

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

/** A name may have thousands of addresses; no more than these are tried. */
const MAX_ADDRESSES = 8;

/**
 * The addresses to connect to, all of them checked. The socket connects to exactly these, so what was checked is what
 * is used and a name that resolves differently a moment later (DNS rebinding) gains nothing.
 */
async function checkedAddresses(
  host: string,
  isException: boolean,
  lookup: Lookup,
  signal: AbortSignal,
): Promise<ResolvedAddress[]> {
  // An IP address was checked with its URL.
  if (isIP(host)) return [];
  const addresses = await lookup(host, { signal, local: isException });
  if (!isException && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new BlockedAddressError(
      'The address is not on the public internet. Use a public address, or ask the operator of this service to allow this one.',
    );
  }
  return addresses.slice(0, MAX_ADDRESSES);
}

/**
 * Makes the `fetch` for addresses that a tenant chose (custom endpoints, webhooks): only https to the public internet
 * unless allow-listed, every resolved address checked and pinned, no redirect followed (a 3xx response is returned as
 * it is), size and time bounded, no proxy taken from the environment. The body is read whole before the response is
 * returned, that of a failure only as far as it matters. Calls share nothing: neither threads nor sockets.
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
        addresses: await checkedAddresses(bareHost(url), isAllowListed(url, allowlist), lookup, signal),
        signal,
        maxBytes: Math.min(init?.maxResponseBytes ?? maxResponseBytes, maxResponseBytes),
      });
    } finally {
      clearTimeout(timer);
      limited.unlink();
    }
  };
}
