import jwt from '@fastify/jwt';
import { authenticateCookie, authenticateSession, findKeyActor } from '@refinery/domain/auth/authenticate.ts';
import { authenticateApiKey, refuseCredential } from '@refinery/domain/auth/authenticate-api-key.ts';
import { isCookieOfUse } from '@refinery/domain/auth/is-cookie-of-use.ts';
import type { Caller } from '@refinery/domain/context/actor.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import { sha256 } from '@refinery/domain/security/secret-token.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { registerSessionCookie } from '../cookies/call-cookie.ts';
import { requireSameOrigin } from '../cookies/cross-site.ts';
import { type CookieSettings, clearSessionCookie, sessionCookiesOf } from '../cookies/session-cookie.ts';
import type { App, AppOptions } from '../types.ts';
import { readBefore } from './read-before.ts';
import { reauthorize } from './reauthorization.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; null on public routes. */
    actor: Caller | null;
    /** Who reads something public, where they have shown a right credential; they get no more by it. */
    reader: Caller | null;
    /** Whether they show the cookie of a browser. */
    byCookie: boolean;
    /**
     * Finds out who shows the credential of this request now, once that was found out before; null on public
     * routes.
     */
    identifyAgain: (() => Promise<Caller>) | null;
    /** When it was last asked who calls, by `performance.now()`. */
    identifiedAt: number;
  }
}

const API_KEY_PREFIX = 'prk_';
/** With these a cookie is of no use any more. */
const CLEARING: string[] = ['unauthenticated', 'account_disabled'];
const Claims = Type.Object({ sid: Type.String() });

/** Finds out who calls before anything else of a request is looked at. */
export async function registerAuthentication(app: App, { ctx, config }: AppOptions): Promise<void> {
  await app.register(jwt, {
    secret: config.JWT_SECRET,
    sign: { algorithm: 'HS256', expiresIn: config.JWT_EXPIRY, iss: 'prompt-refinery' },
    verify: { algorithms: ['HS256'], allowedIss: 'prompt-refinery' },
  });
  registerSessionCookie(app, { config });
  app.decorateRequest('actor', null);
  app.decorateRequest('reader', null);
  app.decorateRequest('byCookie', false);
  app.decorateRequest('identifyAgain', null);
  app.decorateRequest('identifiedAt', 0);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const { access, mayBeKnown } = request.routeOptions.config;
    if (access === 'public') {
      if (mayBeKnown) request.reader = await readerOf(app, ctx, request);
      return;
    }
    request.identifiedAt = performance.now();
    await readBefore(request, () => identify(app, ctx, request, reply));
  });
}

async function identify(
  app: App,
  ctx: AppOptions['ctx'],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const cookies = app.sessionCookie;
  const { kind, credential } = credentialOf(request, cookies);
  if (kind === 'key') return identifyKey(ctx, request, credential);
  if (kind === 'token') return identifySession(ctx, request, sessionOf(app, credential));
  requireSameOrigin(cookies, request);
  request.byCookie = true;
  await identifyCookie(ctx, request, credential).catch(async (error: unknown) => {
    // A late reply to the old cookie must not clear the cookie of a newer session in the same browser.
    if (isClearing(error) && !(await isCookieOfUse(ctx, credential)))
      clearSessionCookie(cookies, request, reply);
    throw error;
  });
}

const isClearing = (error: unknown): boolean => error instanceof DomainError && CLEARING.includes(error.code);

/**
 * Who reads something public; null for whoever shows no credential, or a wrong one. Those are counted as
 * everywhere.
 */
async function readerOf(app: App, ctx: AppOptions['ctx'], request: FastifyRequest): Promise<Caller | null> {
  try {
    const { kind, credential } = credentialOf(request, app.sessionCookie);
    if (kind === 'key') return await authenticateApiKey(ctx, credential, request.ip);
    if (kind === 'cookie') return await authenticateCookie(ctx, credential);
    const sessionId = sessionOf(app, credential);
    if (sessionId !== null) return await authenticateSession(ctx, sessionId);
    await refuseCredential(ctx, request.ip, 'The access token is not valid.');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  return null;
}

/** The context in which the caller's verbs run: with who calls and the request's logger. */
export function actorContext(ctx: AppOptions['ctx'], request: FastifyRequest): ActorContext {
  if (!request.actor) throw new DomainError('unauthenticated');
  const { actor } = request;
  return {
    ...asCaller(ctx, actor, detailsOf(request)),
    reauthorize: async () => {
      const again = await reauthorize(ctx, request);
      // The verb has decided by the role that it knew.
      if (again.role !== actor.role)
        throw new DomainError('forbidden', 'Your role changed while the request was running. Send it again.');
    },
  };
}

/** What the audit log says of a call beside who made it. */
export const detailsOf = ({ id, ip, headers }: FastifyRequest) => ({
  requestId: id,
  address: ip,
  userAgent: headers['user-agent'],
});

interface Shown {
  kind: 'key' | 'token' | 'cookie';
  credential: string;
}

/**
 * What a request shows. A header beside a cookie wins: a program says it, a browser adds the cookie by
 * itself.
 */
function credentialOf(request: FastifyRequest, cookies: CookieSettings): Shown {
  const key = request.headers['x-api-key'];
  if (typeof key === 'string' && key) return { kind: 'key', credential: key };
  const { authorization } = request.headers;
  const [scheme, value] = (authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && value) {
    return { kind: value.startsWith(API_KEY_PREFIX) ? 'key' : 'token', credential: value };
  }
  const [cookie, ...others] = authorization ? [] : sessionCookiesOf(cookies, request);
  // Whose session it would be depends on somebody who could set the second one.
  if (cookie && others.length > 0)
    throw new DomainError('unauthenticated', 'The browser sends several session cookies. Sign in again.');
  if (cookie) return { kind: 'cookie', credential: cookie };
  throw new DomainError('unauthenticated', 'Send Authorization: Bearer <token>, or X-API-Key: prk_….');
}

async function identifyKey(ctx: AppOptions['ctx'], request: FastifyRequest, key: string): Promise<void> {
  const { ip } = request;
  request.actor = await authenticateApiKey(ctx, key, ip);
  // It was right: whatever becomes of it, nobody is guessing.
  request.identifyAgain = () => findKeyActor(ctx, sha256(key), ip);
}

async function identifySession(
  ctx: AppOptions['ctx'],
  request: FastifyRequest,
  sessionId: string | null,
): Promise<void> {
  if (sessionId === null) await refuseCredential(ctx, request.ip, 'The access token is not valid.');
  else {
    request.identifyAgain = () => authenticateSession(ctx, sessionId);
    request.actor = await request.identifyAgain();
  }
}

async function identifyCookie(
  ctx: AppOptions['ctx'],
  request: FastifyRequest,
  cookie: string,
): Promise<void> {
  request.identifyAgain = () => authenticateCookie(ctx, cookie);
  request.actor = await request.identifyAgain();
}

/** The session that a token of ours names, null for any other text. Errors: `token_expired`. */
function sessionOf(app: App, token: string): string | null {
  try {
    const claims: unknown = app.jwt.verify(token);
    return Value.Check(Claims, claims) ? claims.sid : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'FAST_JWT_EXPIRED')
      throw new DomainError(
        'token_expired',
        'The access token has expired. Use your refresh token to get a new one.',
      );
    return null;
  }
}
