import { assertAllowedUrl } from '@refinery/providers/ssrf-guard/allowed-url.ts';
import { checkedAddresses } from '@refinery/providers/ssrf-guard/checked-addresses.ts';
import type { Lookup } from '@refinery/providers/ssrf-guard/dns/name-resolver.ts';
import { pinnedLookup } from '@refinery/providers/ssrf-guard/pinned-lookup.ts';
import type { Allowlist } from '@refinery/providers/ssrf-guard/upstream-allowlist.ts';
import { createRelayAgent } from './relay-agent.ts';
import type { OpenConnection } from './relay-request.ts';

/** The largest head of a reply, in bytes. */
const MAX_HEAD_BYTES = 16 * 1024;

export interface ConnectionGuard {
  /** The operator's exceptions: these may be http, local, anything. */
  allowlist: Allowlist;
  lookup: Lookup;
  connectMs?: number;
}

/**
 * Connections to addresses that a tenant chose: only https to the public internet unless allow-listed, every
 * resolved address checked and pinned. Calls share none: each has its own, which is closed behind it.
 */
export function guardedConnections({ allowlist, lookup, connectMs }: ConnectionGuard): OpenConnection {
  return async (address, signal) => {
    const url = assertAllowedUrl(address, allowlist);
    const addresses = await checkedAddresses(url, { allowlist, lookup, signal });
    return createRelayAgent({ connectMs, maxHeaderSize: MAX_HEAD_BYTES, lookup: pinnedLookup(addresses) });
  };
}
