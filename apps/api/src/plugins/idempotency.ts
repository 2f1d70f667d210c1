import type { ActorContext } from '@refinery/domain/context/context.ts';
import type { IdempotencyClaim } from '@refinery/domain/context/idempotency-claim.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import {
  type ClaimResult,
  claimIdempotencyKey,
  hashRequest,
  releaseIdempotencyKey,
  type StoredReply,
  storeReply,
} from '@refinery/domain/idempotency/idempotency.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, AppOptions } from '../types.ts';
import { actorContext } from './authentication.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key this request holds, until its reply is stored. */
    idempotency: IdempotencyClaim | null;
  }
}

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;
/** Headers that belong to a stored reply. */
const STORED_HEADERS = ['content-type', 'location'];

/** Stores the reply of each request that holds an idempotency key, and frees the key of one that failed. */
export function registerIdempotency(app: App, { ctx }: AppOptions): void {
  app.decorateRequest('idempotency', null);
  app.addHook('onSend', async (request, reply, payload) => {
    const claim = request.idempotency;
    if (!claim) return payload;
    request.idempotency = null;
    const actorCtx = actorContext(ctx, request);
    if (reply.statusCode < 300 && typeof payload === 'string') {
      const headers = Object.fromEntries(
        STORED_HEADERS.flatMap((name) => {
          const value = reply.getHeader(name);
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      );
      await storeReply(actorCtx, claim, { status: reply.statusCode, headers, body: payload });
    } else {
      await releaseIdempotencyKey(actorCtx, claim);
    }
    return payload;
  });
}

export interface IdempotentWork<T> {
  /** Digest of the body, where it is not `request.body`. */
  bodyHash?: string;
  run: (ctx: ActorContext) => Promise<T>;
  /** Makes the reply anew from what an earlier run made before its process died. */
  rebuild?: (ctx: ActorContext, resourceId: string) => Promise<T>;
}

/**
 * Runs a creating request at most once per Idempotency-Key. Sends the stored reply of an earlier run itself
 * and then answers undefined. Errors: `idempotency_key_reused`, `idempotency_in_progress`,
 * `validation_failed` for a bad key.
 */
export async function runIdempotently<T>(
  ctx: AppOptions['ctx'],
  request: FastifyRequest,
  reply: FastifyReply,
  work: IdempotentWork<T>,
): Promise<T | undefined> {
  const actorCtx = actorContext(ctx, request);
  const result = await claim(actorCtx, request, work.bodyHash);
  if (!result) return work.run(actorCtx);
  if (result.kind === 'replied') {
    await sendAgain(reply, result.reply);
    return undefined;
  }
  if (result.kind === 'made') {
    reply.header('idempotency-replayed', 'true');
    if (!work.rebuild) throw new DomainError('idempotency_in_progress');
    return work.rebuild(actorCtx, result.resourceId);
  }
  request.idempotency = result.claim;
  return work.run({ ...actorCtx, idempotency: result.claim });
}

/**
 * JSON goes through the route's schema once more: a verb keeps its reply before the schema has put its fields
 * in order.
 */
async function sendAgain(reply: FastifyReply, { status, headers, body }: StoredReply): Promise<void> {
  reply.code(status).headers({ ...headers, 'idempotency-replayed': 'true' });
  const isJson = headers['content-type']?.startsWith('application/json');
  await (isJson ? reply.send(JSON.parse(body)) : reply.serializer(String).send(body));
}

async function claim(
  ctx: ActorContext,
  request: FastifyRequest,
  bodyHash: string | undefined,
): Promise<ClaimResult | undefined> {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY_FORM.test(key)) {
    throw new DomainError('validation_failed', 'Idempotency-Key must be 1 to 255 visible ASCII characters.');
  }
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  const requestHash = hashRequest(route, request.params, request.query, bodyHash ?? request.body);
  return claimIdempotencyKey(ctx, { key, route, requestHash });
}

/** Digest of a streamed upload: of its items and its options. */
export const hashOfUpload = (itemsHash: string, options: object): string => hashRequest(itemsHash, options);
