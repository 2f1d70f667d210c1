import { Resolver } from 'node:dns/promises';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';

/** How long a name server may take in milliseconds, and how often it is asked. */
const TIMEOUT = { timeout: 2_000, tries: 2 };
/** How long all of them may take in milliseconds: each that is silent takes its time anew. */
const DEADLINE_MS = 5_000;
/** What says that a name has no such record; every other failure may pass. */
const NONE = ['ENOTFOUND', 'ENODATA'];

/**
 * Makes what reads the TXT records of a name: each whole, however many pieces it came in.
 * @param servers `address:port` of each name server; undefined: those of the system
 * Errors of what it makes: `dns_unavailable` where no name server answers.
 */
export function createTextReader(
  servers: readonly string[] | undefined,
): (name: string) => Promise<string[]> {
  return async (name) => {
    // Of its own: one that is shared is cancelled for all.
    const resolver = new Resolver(TIMEOUT);
    if (servers) resolver.setServers(servers);
    const deadline = setTimeout(() => resolver.cancel(), DEADLINE_MS);
    try {
      const records = await resolver.resolveTxt(name);
      return records.map((pieces) => pieces.join(''));
    } catch (error) {
      if (error instanceof Error && 'code' in error && NONE.some((code) => code === error.code)) return [];
      throw new DomainError('dns_unavailable', 'The name servers do not answer. Try again later.', {
        retryAfterSeconds: 30,
        cause: error,
      });
    } finally {
      clearTimeout(deadline);
    }
  };
}
