import { linkAbort } from '../../linked-abort.ts';
import { coalesce } from './coalesce.ts';
import { parseHosts } from './hosts-file.ts';
import { parsedFile } from './parsed-file.ts';
import { queryAddresses } from './query-addresses.ts';
import type { ResolvedAddress } from './resolved-address.ts';
import { parseSearchRules, qualifiedNames, type SearchRules } from './search-domains.ts';

export interface LookupOptions {
  /** Aborting it ends the lookup, and the questions under way where nobody else waits for their answer. */
  signal: AbortSignal;
  /**
   * Whether the name may be one of the local network, to be completed by the search domains of the system.
   */
  local: boolean;
}

/**
 * Resolves a host name to all its addresses, in the order to try them.
 * @throws {Error} with the code `ENOTFOUND` or `EAI_AGAIN`; the abort reason when the signal is aborted
 */
export type Lookup = (hostname: string, options: LookupOptions) => Promise<ResolvedAddress[]>;

export interface NameResolverOptions {
  /** Bound of one lookup in milliseconds. Default 5000. */
  timeoutMs?: number;
  /** `address:port` of each name server. Default: those of the system. */
  servers?: readonly string[] | undefined;
  /** Default `/etc/hosts`. */
  hostsFile?: string;
  /** Where the search domains stand. Default `/etc/resolv.conf`. */
  resolvConf?: string;
}

const LOOPBACK: ResolvedAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

const NO_SEARCH: SearchRules = { domains: [], ndots: 0 };

/**
 * Makes a resolver that works without threads: `dns.lookup` keeps one of the four threads of libuv, which
 * files and password hashes need too, for as long as a name server is silent. In the order of the system: the
 * hosts file, `localhost`, the name servers. A name that several ask for at the same time is resolved once;
 * nothing is cached.
 */
export function createNameResolver(options: NameResolverOptions = {}): Lookup {
  const { timeoutMs = 5_000, servers, hostsFile = '/etc/hosts', resolvConf = '/etc/resolv.conf' } = options;
  const hosts = parsedFile(hostsFile, parseHosts);
  const searchRules = parsedFile(resolvConf, parseSearchRules);

  const ask = coalesce((name, signal) => queryAddresses(name, { timeoutMs, servers, signal }));

  async function firstAnswer(names: string[], signal: AbortSignal): Promise<ResolvedAddress[]> {
    let failure: unknown;
    for (const name of names) {
      try {
        return await ask(name, signal);
      } catch (error) {
        signal.throwIfAborted();
        failure = error;
      }
    }
    throw failure;
  }

  return async (hostname, { signal, local }) => {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    const known = hosts().get(name);
    if (known) return known;
    if (/(^|\.)localhost$/.test(name)) return LOOPBACK;
    const rules = local ? searchRules() : NO_SEARCH;
    const limited = linkAbort(signal);
    const timer = setTimeout(() => {
      limited.abort(Object.assign(new Error('No answer in time.'), { code: 'EAI_AGAIN' }));
    }, timeoutMs);
    try {
      return await firstAnswer(qualifiedNames(name, rules), limited.signal);
    } finally {
      clearTimeout(timer);
      limited.unlink();
    }
  };
}
