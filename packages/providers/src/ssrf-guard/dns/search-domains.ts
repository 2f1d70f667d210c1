/** What resolv.conf(5) says of names that are not fully qualified. */
export interface SearchRules {
  domains: string[];
  /** A name with at least this many dots is asked as it is first. */
  ndots: number;
}

/** Domains that are tried at most, and the most dots that count, as in the C library. */
const MAX_DOMAINS = 6;
const MAX_NDOTS = 15;

/**
 * Parses what resolv.conf(5) says of names that are not fully qualified; the last `search` or `domain`
 * counts.
 */
export function parseSearchRules(text: string): SearchRules {
  let domains: string[] = [];
  let ndots = 1;
  for (const line of text.split('\n')) {
    const [keyword = '', ...values] = line.trim().split(/\s+/);
    if (keyword === 'search') domains = values.slice(0, MAX_DOMAINS);
    if (keyword === 'domain') domains = values.slice(0, 1);
    if (keyword !== 'options') continue;
    const dots = values.find((value) => /^ndots:\d{1,3}$/.test(value));
    if (dots) ndots = Math.min(Number(dots.slice('ndots:'.length)), MAX_NDOTS);
  }
  return { domains: domains.map((domain) => domain.replace(/\.$/, '')).filter(Boolean), ndots };
}

/** The fully qualified names that a name may stand for, in the order to ask for them. */
export function qualifiedNames(name: string, rules: SearchRules): string[] {
  const searched = rules.domains.map((domain) => `${name}.${domain}`);
  const dots = name.split('.').length - 1;
  return dots >= rules.ndots ? [name, ...searched] : [...searched, name];
}
