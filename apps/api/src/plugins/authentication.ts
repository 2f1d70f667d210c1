import jwt from '@fastify/jwt';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { authenticateApiKey, refuseCredential } from '@refinery/domain/auth/authenticate-api-key.ts';
import type { Caller } from '@refinery/domain/context/actor.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { App, AppOptions } from '../types.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; null on public routes. */
    actor: Caller | null;
  }
}

const API_KEY_PREFIX = 'prk_';
const Claims = Type.Object({ sid: Type.String() });

/** Finds out who calls before anything else of a request is looked at. */
export async function registerAuthentication(app: App, { ctx, config }: AppOptions): Promise<void> {
  await app.register(jwt, {
    secret: config.JWT_SECRET,
    sign: { algorithm: 'HS256', expiresIn: config.JWT_EXPIRY, iss: 'prompt-refinery' },
    verify: { algorithms: ['HS256'], allowedIss: 'prompt-refinery' },
  });
  app.decorateRequest('actor', null);
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.access === 'public' || request.is404) return;
    const { credential, isApiKey } = credentialOf(request);
    request.actor = isApiKey
      ? await authenticateApiKey(ctx, credential, request.ip)
      : await authenticateToken(app, ctx, credential, request.ip);
  });
}

/** The context in which the caller's verbs run: with who calls and the request's logger. */
export function actorContext(ctx: AppOptions['ctx'], request: FastifyRequest): ActorContext {
  if (!request.actor) throw new DomainError('unauthenticated');
  return asCaller(ctx, request.actor, detailsOf(request));
}

/** What the audit log says of a call beside who made it. */
export const detailsOf = ({ id, ip, headers }: FastifyRequest) => ({
  requestId: id,
  address: ip,
  userAgent: headers['user-agent'],
});

function credentialOf(request: FastifyRequest): { credential: string; isApiKey: boolean } {
  const key = request.headers['x-api-key'];
  if (typeof key === 'string' && key) return { credential: key, isApiKey: true };
  const [scheme, value] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && value) {
    return { credential: value, isApiKey: value.startsWith(API_KEY_PREFIX) };
  }
  throw new DomainError('unauthenticated', 'Send Authorization: Bearer <token>, or X-API-Key: prk_….');
}

function authenticateToken(
  app: App,
  ctx: AppOptions['ctx'],
  token: string,
  address: string,
): Promise<Caller> {
  const sessionId = sessionOf(app, token);
  return sessionId === null
    ? refuseCredential(ctx, address, 'The access token is not valid.')
    : authenticateSession(ctx, sessionId);
}

/** The session that a token of ours names, null for any other text. Errors: `token_expired`. */
function sessionOf(app: App, token: string): string | null {
  try {
    const claims: unknown = app.jwt.verify(token);
    return Value.Check(Claims, claims) ? claims.sid : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'FAST_JWT_EXPIRED')
      throw new DomainError('token_expired', 'The access token has expired: refresh it.');
    return null;
  }
}
