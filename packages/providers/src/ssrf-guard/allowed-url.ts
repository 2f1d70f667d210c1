import { isIP } from 'node:net';
import { BlockedAddressError } from './blocked-address-error.ts';
import { isPublicAddress } from './public-address.ts';
import { type Allowlist, isAllowListed } from './upstream-allowlist.ts';

/** Names that resolve, by standard or by custom, inside the machine or its network only. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/** The host without the brackets of an IPv6 literal and the dot of a fully qualified name. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/**
 * Checks an address that a tenant chose, as far as it goes without resolving it: https, no credentials in it,
 * no name of a local network, no IP literal outside the public internet (in any notation, as URL parsing
 * normalizes 0x7f.1 or 2130706433). An address on the allowlist may also be http and local.
 * @param allowlist the exceptions of the operator
 * @returns the parsed URL
 * @throws {BlockedAddressError} saying what is wrong, for the one who chose the address
 */
export function assertAllowedUrl(address: string | URL, allowlist: Allowlist): URL {
  const url = URL.parse(String(address));
  if (!url) throw new BlockedAddressError('The address is not a valid URL.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new BlockedAddressError('The address must begin with https://.');
  }
  if (url.username || url.password) {
    throw new BlockedAddressError('The address must not contain a user name or password.');
  }
  if (isAllowListed(url, allowlist)) return url;
  if (url.protocol !== 'https:') throw new BlockedAddressError('The address must begin with https://.');
  const host = bareHost(url);
  const closed = isIP(host) ? !isPublicAddress(host) : LOCAL_NAME.test(host) || !host.includes('.');
  if (closed)
    throw new BlockedAddressError(
      'The address is not on the public internet. Use a public address, or ask the operator of this service to allow this one.',
    );
  return url;
}
