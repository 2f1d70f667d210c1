import type { Access, Endpoint, Media } from '@refinery/contracts/endpoint.ts';
import { isMedia } from '@refinery/contracts/endpoint.ts';
import { isHealthEndpoint } from '@refinery/contracts/health.ts';
import type { Feature } from '@refinery/contracts/plans.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import type { FastifyRequest, FastifySchema } from 'fastify';
import { type TObject, type TSchema, Type } from 'typebox';
import type { App } from '../types.ts';
import type { Binding } from './bind.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call. A route without it is refused at the start. */
    access?: Access;
    /** Whether the caller may still have to confirm their e-mail. */
    unverified?: boolean;
    /** Whether people may call who have signed in through an identity provider. */
    anySignIn?: boolean;
    /** Whether the caller's organization may be suspended. */
    suspended?: boolean;
    /** What the plan of the caller's organization must have. */
    feature?: Feature;
    /** Which allowance of requests it uses up, where it is not that of reads or of writes. */
    rate?: 'fetches' | 'public';
    /** Whether it is found out who calls where they show a credential, although everybody may. */
    mayBeKnown?: boolean;
    /** Whether it is a vendor's endpoint, whose callers are told soon where Postgres says nothing. */
    isModelCall?: boolean;
    /** Whether the path holds a secret. */
    secretPath?: boolean;
  }
}

/** Header of the endpoints that can be sent again. Not strict: a request has other headers too. */
const IDEMPOTENCY_HEADER = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: 'With this key, the request can safely be sent again for 24 hours' }),
  ),
});

/** Header of the endpoints that change one version only. */
const IF_MATCH_HEADER = Type.Object({
  'if-match': Type.Optional(
    Type.String({
      description:
        'The `ETag` of the version that you change, or its number in quotes. If there is a newer version by now, nothing changes: 412',
      examples: ['"4"'],
    }),
  ),
});
const IF_NONE_MATCH_HEADER = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({
      description: 'The `ETag` of the reply that you have: if it is the same, the answer is 304',
    }),
  ),
});

/** The headers that an endpoint reads beside those of every request. */
export function headersOf({ idempotent, ifMatch, etag, method }: Endpoint): TObject | undefined {
  if (idempotent) return IDEMPOTENCY_HEADER;
  if (ifMatch) return IF_MATCH_HEADER;
  return etag !== undefined && method === 'GET' ? IF_NONE_MATCH_HEADER : undefined;
}

/** Makes a route of each endpoint. Those of health log no line for each answer. */
export function registerEndpoints(app: App, ctx: Context, bindings: readonly Binding[]): void {
  for (const { endpoint, answer } of bindings) {
    const { method, path, access, unverified = false, suspended = false, limits } = endpoint;
    app.route({
      method,
      url: path,
      config: {
        access,
        unverified,
        suspended,
        ...(endpoint.anySignIn ? { anySignIn: true } : {}),
        ...(endpoint.feature ? { feature: endpoint.feature } : {}),
        ...(limits?.instead ? { instead: limits.instead } : {}),
        ...(limits?.rate ? { rate: limits.rate } : {}),
        ...(endpoint.mayBeKnown ? { mayBeKnown: true } : {}),
        ...(endpoint.secretPath ? { secretPath: true } : {}),
      },
      ...(limits?.bodyBytes ? { bodyLimit: limits.bodyBytes } : {}),
      ...(isHealthEndpoint(endpoint) ? { logLevel: 'warn' } : {}),
      schema: schemaOf(endpoint),
      ...(endpoint.bodyIsOptional ? { preValidation: withoutFields } : {}),
      ...(mayChangeIdentities(endpoint)
        ? {
            onSend: async (_request, _reply, payload) => {
              await ctx.identities.caughtUp();
              return payload;
            },
          }
        : {}),
      handler: (request, reply) => answer(ctx, request, reply),
    });
  }
}

/** A request without a body has one without fields. */
const withoutFields = async (request: FastifyRequest): Promise<void> => {
  if (request.body === undefined) request.body = {};
};

/** Actions that change no caller and no right, so the reply need not wait for the caches of callers. */
const WORK = /^(?:batch|optimization|webhook)\./;

/**
 * Whether the process that answers must know by then of what has changed: nobody is to be let in by a key
 * that they were told is gone.
 */
const mayChangeIdentities = ({ method, action, access }: Endpoint): boolean => {
  if (method === 'GET') return false;
  if (action) return !WORK.test(action);
  return access === 'public' || access === 'signed-in' || access === 'person' || access === 'operator';
};

/** What Fastify validates and serializes by. */
const schemaOf = (endpoint: Endpoint): FastifySchema => {
  const { params, query, body, reply } = endpoint;
  const headers = headersOf(endpoint);
  return {
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { body: contentOf(body) } : {}),
    response: Object.fromEntries(
      Object.entries(reply).map(([status, content]) => [status, contentOf(content)]),
    ),
  };
};

const contentOf = (content: TSchema | Media): object =>
  isMedia(content)
    ? {
        content: Object.fromEntries(
          Object.entries(content.media).map(([type, schema]) => [type, { schema }]),
        ),
      }
    : content;
