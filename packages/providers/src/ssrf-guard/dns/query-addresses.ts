import { Resolver } from 'node:dns/promises';
import type { ResolvedAddress } from './resolved-address.ts';

/**
 * How long the answer for one family waits for that of the other: a server may be silent to one of them only.
 */
const OTHER_FAMILY_MS = 500;

/** What says that the name has no address; every other failure may pass. */
const NO_ADDRESS = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

function failure(reasons: unknown[]): Error {
  const final = reasons.every(
    (reason) => reason instanceof Error && 'code' in reason && NO_ADDRESS.has(String(reason.code)),
  );
  // The codes of getaddrinfo, which whoever reads errors of the network knows.
  return final
    ? Object.assign(new Error('The name has no address.'), { code: 'ENOTFOUND' })
    : Object.assign(new Error('The name servers gave no answer.'), { code: 'EAI_AGAIN' });
}

export interface QueryOptions {
  /** How long the servers may take in milliseconds. One that is silent is asked three times. */
  timeoutMs: number;
  /** `address:port` each. Default: those of the system. */
  servers?: readonly string[] | undefined;
  signal: AbortSignal;
}

/** The waits of c-ares, which doubles them: a fifth of the time, then two fifths, twice. */
const retries = (timeoutMs: number) => {
  const timeout = Math.ceil(timeoutMs / 5);
  return { timeout, tries: 3, maxTimeout: 2 * timeout };
};

/**
 * Asks the name servers for the addresses of a fully qualified name, IPv4 first. Each call has a channel of
 * its own: it shares neither thread nor timer with another, and is cancelled alone.
 * @throws {Error} with the code `ENOTFOUND` or `EAI_AGAIN`; the abort reason when `signal` is aborted
 */
export async function queryAddresses(name: string, options: QueryOptions): Promise<ResolvedAddress[]> {
  const { timeoutMs, servers, signal } = options;
  signal.throwIfAborted();
  const resolver = new Resolver(retries(timeoutMs));
  if (servers) resolver.setServers(servers);
  let patience: NodeJS.Timeout | undefined;
  const cancel = () => resolver.cancel();
  const hurry = () => {
    patience ??= setTimeout(cancel, OTHER_FAMILY_MS);
  };
  const ask = async (query: Promise<string[]>, family: number): Promise<ResolvedAddress[]> => {
    const addresses = await query;
    hurry();
    return addresses.map((address) => ({ address, family }));
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([
      ask(resolver.resolve4(name), 4),
      ask(resolver.resolve6(name), 6),
    ]);
    signal.throwIfAborted();
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (found.length > 0) return found;
    throw failure(answers.map((answer) => (answer.status === 'rejected' ? answer.reason : undefined)));
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', cancel);
  }
}
