import { OTHER_PATHS } from '@refinery/contracts/other-names.ts';

const PREFIX = '/api/v1';
const others = Object.entries(OTHER_PATHS);

/**
 * The path under which a request is answered: `/api/…` is `/api/v1/…`, and the names of other products are
 * ours. The documentation at `/api-docs` is no part of it.
 */
export function toCanonicalPath(url: string): string {
  const path = /^\/api\/(?!v1(?:\/|$|\?))/.test(url) ? `${PREFIX}/${url.slice('/api/'.length)}` : url;
  for (const [other, own] of others) {
    const name = PREFIX + other;
    if (path.startsWith(name) && /^(?:$|[/?])/.test(path.slice(name.length)))
      return PREFIX + own + path.slice(name.length);
  }
  return path;
}

/**
 * The path behind `prefix`, under which people reach the product: a proxy may leave it out or not. Anything
 * else stays as it is. `prefix` is empty or begins with a slash, and does not end with one.
 */
export function belowPrefix(url: string, prefix: string): string {
  if (!prefix || !url.startsWith(prefix)) return url;
  const rest = url.slice(prefix.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
