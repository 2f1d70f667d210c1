import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiEnvironment } from '../config.ts';

/**
 * How long browsers keep the cookie: as long as they keep any. When a session ends is said by the database.
 * So the cookie is set once and never again: a late answer cannot put back an earlier one.
 */
const KEPT_SECONDS = 400 * 24 * 60 * 60;
const NAME_CHARACTERS = 12;

/** What the cookie of this instance is called, and where browsers send it. */
export interface CookieSettings {
  name: string;
  path: string;
  /** Whether people reach the instance over https. */
  secure: boolean;
  /** Where pages come from that may send unsafe requests with it. */
  origin: string;
}

/**
 * The cookie of the instance that people reach at PUBLIC_URL. Its name tells instances apart, because
 * browsers send cookies to all ports of a host. Over https at the root `__Host-` makes sure that no other
 * host and no path can set it; below a path, `__Secure-` that no page without TLS can.
 */
export function cookieSettings({ PUBLIC_URL = '' }: Pick<ApiEnvironment, 'PUBLIC_URL'>): CookieSettings {
  const { protocol, pathname, origin, href } = new URL(PUBLIC_URL);
  const path = withoutEnd(pathname) || '/';
  const secure = protocol === 'https:';
  const instance = createHash('sha256').update(withoutEnd(href)).digest('hex');
  const prefix = secure ? (path === '/' ? '__Host-' : '__Secure-') : '';
  return { name: `${prefix}refinery_${instance.slice(0, NAME_CHARACTERS)}`, path, secure, origin };
}

/** Without slashes at the end. */
function withoutEnd(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end--;
  return address.slice(0, end);
}

/** Sets the cookie of a session in the browser that asked, in the place of any earlier one. */
export function setSessionCookie(
  settings: CookieSettings,
  request: FastifyRequest,
  reply: FastifyReply,
  cookie: string,
): void {
  reply.header(
    'set-cookie',
    `${settings.name}=${cookie}; Max-Age=${KEPT_SECONDS}${attributes(settings, request)}`,
  );
}

/** Makes the browser forget the cookie. */
export function clearSessionCookie(
  settings: CookieSettings,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.header('set-cookie', `${settings.name}=; Max-Age=0${attributes(settings, request)}`);
}

/** A proxy that is trusted may say that it was reached over https, also where PUBLIC_URL does not. */
function attributes({ path, secure }: CookieSettings, { protocol }: FastifyRequest): string {
  return `; Path=${path}; HttpOnly; SameSite=Strict${secure || protocol === 'https' ? '; Secure' : ''}`;
}

/**
 * The different values that a browser sends under the name of the cookie: more than one where somebody else
 * has set it, too.
 */
export function sessionCookiesOf({ name }: CookieSettings, { headers }: FastifyRequest): string[] {
  const values = (headers.cookie ?? '').split(';').flatMap((pair) => {
    const [key = '', ...value] = pair.trim().split('=');
    return key === name ? [value.join('=')] : [];
  });
  return [...new Set(values.filter(Boolean))];
}
