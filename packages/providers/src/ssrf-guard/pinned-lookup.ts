import type { LookupFunction } from 'node:net';
import type { ResolvedAddress } from './dns/resolved-address.ts';

/** The socket connects to these addresses and asks nobody. */
export function pinnedLookup(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (!first) callback(Object.assign(new Error('No address found'), { code: 'ENOTFOUND' }), '');
    else if (options.all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
