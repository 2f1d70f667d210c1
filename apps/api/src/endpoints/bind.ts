import type {
  Access,
  Endpoint,
  Fields,
  InputOf,
  ItemOf,
  Media,
  ReplyOf,
} from '@refinery/contracts/endpoint.ts';
import { isMedia, successOf } from '@refinery/contracts/endpoint.ts';
import type { ActorContext, CallDetails, Context } from '@refinery/domain/context/context.ts';
import type { Page } from '@refinery/domain/context/pages.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { type CallCookie, cookieOf } from '../cookies/call-cookie.ts';
import { sendPage } from '../pages.ts';
import { actorContext, detailsOf } from '../plugins/authentication.ts';
import { runIdempotently } from '../plugins/idempotency.ts';
import { isValidatedBy } from '../plugins/validated.ts';
import { ifMatchOf, isKnown, type Match, tagOf } from './entity-tags.ts';

/** An endpoint, and how it is answered. */
export interface Binding {
  endpoint: Endpoint;
  /** Answers a request that has been authenticated, permitted and validated. */
  answer: (ctx: Context, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** What a verb may know of a call besides its input. */
export interface Call {
  /** Of the client. */
  address: string;
  /** What the client calls itself. */
  userAgent?: string | undefined;
  cookie: CallCookie;
}

type Guarded = Endpoint & { access: Exclude<Access, 'public'> };
type Public = Endpoint & { access: 'public' };

/**
 * What a verb gets: path, query and body in one; of a page always its size, of what takes it the versions in
 * `If-Match`.
 */
export type VerbInput<E extends Endpoint> = InputOf<E> &
  (E extends { page: true } ? { limit: number } : unknown) &
  (E extends { ifMatch: true } ? { ifMatch?: Match[] } : unknown);
/** What a verb gives: of a list a page, and nothing where the reply has no body. */
export type VerbResult<E extends Endpoint> = E extends { page: true }
  ? Promise<Page<ItemOf<E>>>
  : ReplyOf<E> extends null
    ? Promise<void>
    : Promise<ReplyOf<E>>;

interface Options<E extends Endpoint> {
  /**
   * Makes the reply anew from what an earlier run with the same Idempotency-Key made before its process died.
   */
  rebuild?: (ctx: ActorContext, resourceId: string, input: VerbInput<E>) => VerbResult<E>;
}

/** Binds an endpoint to the verb that answers its callers. */
export function bind<const E extends Guarded>(
  endpoint: E,
  verb: (ctx: ActorContext, input: VerbInput<E>, call: Call) => VerbResult<E>,
  { rebuild }: Options<E> = {},
): Binding {
  const send = senderOf(endpoint);
  return {
    endpoint,
    answer: async (ctx, request, reply) => {
      const input = inputOf(endpoint, request);
      const call = { ...detailsOf(request), cookie: cookieOf(request, reply) };
      const run = (actorCtx: ActorContext) => verb(actorCtx, input, call);
      if (!endpoint.idempotent) return send(request, reply, await run(actorContext(ctx, request)));
      const result = await runIdempotently(ctx, request, reply, {
        run,
        ...(rebuild ? { rebuild: (actorCtx, id) => rebuild(actorCtx, id, input) } : {}),
      });
      return result === undefined ? reply : send(request, reply, result);
    },
  };
}

/** Binds an endpoint that nobody needs to sign in for. */
export function bindPublic<const E extends Public>(
  endpoint: E,
  verb: (ctx: Context & CallDetails, input: VerbInput<E>, call: Call) => VerbResult<E>,
): Binding {
  const send = senderOf(endpoint);
  return {
    endpoint,
    answer: async (ctx, request, reply) => {
      const details = detailsOf(request);
      const call = { ...details, cookie: cookieOf(request, reply) };
      const result = await verb({ ...ctx, ...details }, inputOf(endpoint, request), call);
      return send(request, reply, result);
    },
  };
}

/** Binds an endpoint whose body or reply is a stream, or whose status says more: the handler sends itself. */
export function bindHandler<const E extends Endpoint>(
  endpoint: E,
  handler: (
    ctx: Context,
    request: FastifyRequest,
    reply: FastifyReply,
    input: VerbInput<E>,
  ) => Promise<unknown>,
): Binding {
  return {
    endpoint,
    answer: (ctx, request, reply) => handler(ctx, request, reply, inputOf(endpoint, request)),
  };
}

/**
 * Path, query and body of a request. Throws a TypeError where one of them was not compared with the schema of
 * the endpoint.
 */
function inputOf<E extends Endpoint>(endpoint: E, request: FastifyRequest): VerbInput<E> {
  const input = Object.assign(
    {},
    partOf(endpoint, request, 'params'),
    partOf(endpoint, request, 'query'),
    partOf(endpoint, request, 'body'),
    endpoint.ifMatch ? ifMatchOf(request) : {},
  );
  if (!hasSize(endpoint, input)) throw new TypeError(`${endpoint.operationId} is a list without a limit.`);
  return input;
}

/**
 * A part as its schema has it: nothing where there is none, and of a body of several forms, which its handler
 * reads.
 */
function partOf<E extends Endpoint, P extends 'params' | 'query' | 'body'>(
  endpoint: E,
  request: FastifyRequest,
  part: P,
): Fields<E[P]> {
  const schema = endpoint[part];
  const fields: unknown = schema && !isMedia(schema) ? request[part] : {};
  if (isFieldsOf(schema, fields)) return fields;
  throw new TypeError(`The ${part} of ${endpoint.operationId} was not validated.`);
}

const isFieldsOf = <S extends TSchema | Media | undefined>(schema: S, fields: unknown): fields is Fields<S> =>
  schema === undefined || isMedia(schema) || isValidatedBy(schema, fields);

/** Of a page, whether it is known how long it may be. */
const hasSize = <E extends Endpoint>({ page }: E, input: InputOf<E>): input is VerbInput<E> =>
  !page || typeof Object(input).limit === 'number';

/** How the results of an endpoint's verb are sent. */
function senderOf(endpoint: Endpoint) {
  const status = successOf(endpoint);
  const { etag, method } = endpoint;
  return (request: FastifyRequest, reply: FastifyReply, result: unknown): FastifyReply => {
    if (endpoint.page && isPage(result)) return reply.code(status).send(sendPage(request, reply, result));
    if (etag !== undefined) {
      const tag = tagOf(result, etag);
      reply.header('etag', tag);
      if (method === 'GET' && isKnown(request, tag)) return reply.code(304).send();
    }
    return reply.code(status).send(status === 204 ? null : result);
  };
}

const isPage = (result: unknown): result is Page<unknown> =>
  typeof result === 'object' && result !== null && 'items' in result && 'next' in result;
