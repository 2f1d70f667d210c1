import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, AppOptions } from '../types.ts';
import { refuseForeignSignIn, requireOwnPage } from './cross-site.ts';
import {
  type CookieSettings,
  clearSessionCookie,
  cookieSettings,
  setSessionCookie,
} from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Of the session cookie of this instance. */
    sessionCookie: CookieSettings;
  }
}

/** The cookie of a call: of the browser that sent it, and of the reply to it. */
export interface CallCookie {
  /** Whether it says who calls. */
  isUsed: boolean;
  /** Sets it in the place of any earlier one. */
  set(cookie: string): void;
  clear(): void;
  /** Throws `cross_site` where a page of another site asks for a cookie. */
  refuseForeign(): void;
  /** Throws `cross_site` unless the browser says that a page of this instance asks. */
  requireOwnPage(): void;
}

export function registerSessionCookie(app: App, { config }: Pick<AppOptions, 'config'>): void {
  app.decorate('sessionCookie', cookieSettings(config));
}

export function cookieOf(request: FastifyRequest, reply: FastifyReply): CallCookie {
  const { sessionCookie } = request.server;
  return {
    isUsed: request.byCookie,
    set: (cookie) => setSessionCookie(sessionCookie, request, reply, cookie),
    clear: () => clearSessionCookie(sessionCookie, request, reply),
    refuseForeign: () => refuseForeignSignIn(sessionCookie, request),
    requireOwnPage: () => requireOwnPage(sessionCookie, request),
  };
}
