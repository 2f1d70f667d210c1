import { lookup as dnsLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';
import { assertAllowedUrl, isAllowListed } from './allowed-url.ts';
import { BlockedAddressError } from './blocked-address-error.ts';
import { readLimited } from './limited-body.ts';
import { linkAbort } from './linked-abort.ts';
import { isPublicAddress } from './public-address.ts';
import type { Fetch } from './spec.ts';
import { findCause } from './transport-error.ts';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** Resolves a host name to all its addresses, in the order to try them. */
export type Lookup = (hostname: string) => Promise<ResolvedAddress[]>;

export interface GuardedFetchOptions {
  /** The operator's exceptions, `host:port` each: these may be http, local, anything. */
  allowlist: readonly string[];
  /** Bound of a response body in bytes, after decompression. */
  maxResponseBytes: number;
  /** Bound of a whole exchange in milliseconds, name resolution and body included. */
  timeoutMs: number;
  /** Replaces the system's resolver. */
  lookup?: Lookup;
}

const systemLookup: Lookup = (hostname) => dnsLookup(hostname, { all: true });

/**
 * Resolves for a socket. The socket connects to exactly the addresses given here, so what was checked is what is
 * used and a name that resolves differently a moment later (DNS rebinding) gains nothing.
 */
function socketLookup(lookup: Lookup, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) {
          callback(Object.assign(new Error('No address found'), { code: 'ENOTFOUND' }), '');
        } else if (!addresses.every(({ address }) => isAllowed(address))) {
          callback(new BlockedAddressError('The address is not on the public internet.'), '');
        } else if (options.all) {
          callback(null, addresses);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

/**
 * Makes the `fetch` for addresses that a tenant chose (custom endpoints, webhooks): only https to the public internet
 * unless allow-listed, every resolved address checked and pinned, no redirect followed (a 3xx response is returned as
 * it is), size and time bounded, no proxy taken from the environment. The body is read whole before the response is
 * returned. Keep one per process: it holds the connections.
 * @throws {BlockedAddressError} for an address that is not allowed
 * @throws {BodyTooLargeError} for a response over `maxResponseBytes`
 * @throws {DOMException} `TimeoutError` after `timeoutMs`; otherwise what `fetch` throws
 */
export function createGuardedFetch(options: GuardedFetchOptions): Fetch {
  const { allowlist, maxResponseBytes, timeoutMs, lookup = systemLookup } = options;
  const publicOnly = new Agent({ connect: { lookup: socketLookup(lookup, isPublicAddress) } });
  const unrestricted = new Agent({ connect: { lookup: socketLookup(lookup, () => true) } });

  return async (input, init) => {
    const url = assertAllowedUrl(input instanceof Request ? input.url : input, allowlist);
    const request = new Request(input, init);
    const body = request.body ? await request.arrayBuffer() : null;
    const limited = linkAbort(init?.signal ?? request.signal);
    const timer = setTimeout(() => {
      limited.abort(new DOMException(`No whole response within ${timeoutMs} ms.`, 'TimeoutError'));
    }, timeoutMs);
    try {
      const response = await undiciFetch(url, {
        method: request.method,
        headers: [...request.headers],
        body,
        redirect: 'manual',
        signal: limited.signal,
        dispatcher: isAllowListed(url, allowlist) ? unrestricted : publicOnly,
      });
      const bytes = await readLimited(response.body, maxResponseBytes);
      const headers = new Headers([...response.headers]);
      // The body is no longer encoded.
      headers.delete('content-encoding');
      headers.delete('content-length');
      return new Response(bytes.byteLength > 0 ? bytes : null, { status: response.status, headers });
    } catch (error) {
      throw findCause(error, BlockedAddressError) ?? error;
    } finally {
      clearTimeout(timer);
      limited.unlink();
    }
  };
}
