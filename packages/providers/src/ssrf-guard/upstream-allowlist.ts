/** An address that the operator excepts from what the guard of outgoing requests demands. */
export interface AllowedUpstream {
  /** `host:port` as a URL writes them: in lower case, IPv6 in brackets. */
  host: string;
  /** Without a slash at the end: this path and what is below it. Empty: every path. */
  path: string;
}

export type Allowlist = readonly AllowedUpstream[];

const ENTRY = /^(?<host>\[[\da-f:.]{2,45}\]|[\p{L}\p{N}._-]{1,253}):(?<port>\d{1,5})(?<path>\/\S*)?$/iu;
/**
 * Segments that every server understands alike: what is encoded, empty or has parameters may be decoded,
 * joined or cut behind the check, and so lead out of the path.
 */
const PLAIN_PATH = /^(\/[\w.~!$&'()*+,=:@-]+)*\/?$/;

const withoutSlash = (path: string): string => path.replace(/\/$/, '');

function parseEntry(entry: string): AllowedUpstream {
  const { host = '', port = '', path = '' } = ENTRY.exec(entry)?.groups ?? {};
  const url = URL.parse(`http://${host}:${port}${path}`);
  if (!host || !url || Number(port) < 1) {
    throw new Error(`"${entry}" must be host:port or host:port/path, without a scheme`);
  }
  if (!PLAIN_PATH.test(path) || url.pathname !== (path || '/')) {
    throw new Error(`the path of "${entry}" must be plain: no "..", "//", "%", ";", query or fragment`);
  }
  return { host: `${url.hostname.replace(/\.$/, '')}:${Number(port)}`, path: withoutSlash(path) };
}

/**
 * Parses the operator's exceptions.
 * @param entries `host:port`, or `host:port/path` for this path and what is below it; `[v6]:port` for IPv6
 * literals
 * @throws {Error} naming each entry that is not valid
 */
export function parseAllowlist(entries: readonly string[]): Allowlist {
  const problems: string[] = [];
  const parsed = entries.flatMap((entry) => {
    try {
      return [parseEntry(entry.trim())];
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return [];
    }
  });
  if (problems.length > 0) throw new Error(problems.join('; '));
  return parsed;
}

/** Whether a path is `allowed` or below it, by whole segments; upper and lower case differ. */
function isWithin(path: string, allowed: string): boolean {
  if (!allowed) return true;
  return PLAIN_PATH.test(path) && `${withoutSlash(path)}/`.startsWith(`${allowed}/`);
}

/** Whether the operator excepted this address. */
export function isAllowListed(url: URL, allowlist: Allowlist): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const address = `${url.hostname.replace(/\.$/, '')}:${port}`;
  return allowlist.some(({ host, path }) => host === address && isWithin(url.pathname, path));
}
