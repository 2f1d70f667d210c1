import { isIP } from 'node:net';
import { bareHost } from './allowed-url.ts';
import { BlockedAddressError } from './blocked-address-error.ts';
import type { Lookup } from './dns/name-resolver.ts';
import type { ResolvedAddress } from './dns/resolved-address.ts';
import { isPublicAddress } from './public-address.ts';
import { type Allowlist, isAllowListed } from './upstream-allowlist.ts';

/** A name may have thousands of addresses; no more than these are tried. */
const MAX_ADDRESSES = 8;

export interface AddressCheck {
  /** The operator's exceptions. */
  allowlist: Allowlist;
  lookup: Lookup;
  signal: AbortSignal;
}

/**
 * The addresses to connect to, all of them checked. The socket must connect to exactly these, so that what
 * was checked is what is used and a name that resolves differently a moment later (DNS rebinding) gains
 * nothing.
 * @param url checked by `assertAllowedUrl` before
 * @returns none where the host is an IP address, which was checked with its URL
 * @throws {BlockedAddressError} where one of them is not on the public internet; what the resolver throws
 */
export async function checkedAddresses(url: URL, check: AddressCheck): Promise<ResolvedAddress[]> {
  const host = bareHost(url);
  if (isIP(host)) return [];
  const isException = isAllowListed(url, check.allowlist);
  const addresses = await check.lookup(host, { signal: check.signal, local: isException });
  if (!isException && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new BlockedAddressError(
      'The address is not on the public internet. Use a public address, or ask the operator of this service to allow this one.',
    );
  }
  return addresses.slice(0, MAX_ADDRESSES);
}
