import type { FastifyRequest } from 'fastify';
import { type CookieSettings, sessionCookiesOf } from '../cookies/session-cookie.ts';

/**
 * From other sites browsers send no strict cookie with the page, although they have it; older ones do not say
 * where they come from.
 */
const WITH_COOKIES: unknown[] = ['none', 'same-origin', 'same-site'];

/** Whether it is certain that the browser which asks for a page has no session. */
export const hasNoSession = (settings: CookieSettings, request: FastifyRequest): boolean =>
  WITH_COOKIES.includes(request.headers['sec-fetch-site']) &&
  sessionCookiesOf(settings, request).length === 0;
