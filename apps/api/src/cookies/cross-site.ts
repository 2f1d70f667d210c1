import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyRequest } from 'fastify';
import type { CookieSettings } from './session-cookie.ts';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Throws `cross_site` for an unsafe request with a cookie unless the browser says that a page of this
 * instance sent it. `Sec-Fetch-Site` decides; browsers that send none, such as older WebKit and all on plain
 * http, say it by `Origin`. Whoever says neither is refused.
 */
export function requireSameOrigin(settings: CookieSettings, request: FastifyRequest): void {
  if (!SAFE.includes(request.method)) requireOwnPage(settings, request);
}

/**
 * The same of whatever request, such as a GET that changes something: pages of other sites send one by a mere
 * link, and older browsers say nothing of it.
 */
export function requireOwnPage(settings: CookieSettings, request: FastifyRequest): void {
  if (sameOriginOf(settings, request) !== true) throw crossSite();
}

/**
 * Throws `cross_site` for a sign-in by cookie that a page of another site sends: nobody is to work in the
 * account of somebody else without knowing. Programs, which say nothing, may sign in.
 */
export function refuseForeignSignIn(settings: CookieSettings, request: FastifyRequest): void {
  if (sameOriginOf(settings, request) === false) throw crossSite();
}

/** Undefined: nobody says. */
function sameOriginOf({ origin: own }: CookieSettings, request: FastifyRequest): boolean | undefined {
  const { 'sec-fetch-site': site, origin } = request.headers;
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined) return undefined;
  return origin === own || origin === `${request.protocol}://${request.host}`;
}

const crossSite = () =>
  new DomainError(
    'cross_site',
    'A session by cookie takes changes only from pages of this server. Programs use an access token or an API key.',
  );
