import type { Readable } from 'node:stream';
import type { Context } from '@refinery/domain/context/context.ts';
import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { BegunReply } from '@refinery/domain/gateway/begun-reply.ts';
import { callModel } from '@refinery/domain/gateway/call-model.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorContext } from '../plugins/authentication.ts';
import { setFacts, setRate } from './facts.ts';
import type { GatewayOperation } from './operations.ts';
import { tagsOf } from './tags.ts';

/** What a caller says to a vendor in headers: the version of its protocol, and what is in trial there. */
const FORWARDED = /^(?:anthropic-|openai-beta$)/;
const ANTHROPIC_VERSION = '2023-06-01';

/** Answers one call: hands the request on, and the reply back as it comes. */
export async function answerCall(
  ctx: Context,
  { operation, endpoint }: GatewayOperation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { body } = request;
  if (!Buffer.isBuffer(body)) throw new DomainError('invalid_json', 'The body is empty.');
  const left = new AbortController();
  reply.raw.once('close', () => left.abort(new Error('The caller has left.')));
  const answer = await callModel(actorContext(ctx, request), {
    operation,
    body,
    kind: 'gateway',
    signal: left.signal,
    comments: true,
    tags: tagsOf(request.headers['x-refinery-tags']),
    headers: {
      ...(endpoint.dialect === 'anthropic' ? { 'anthropic-version': ANTHROPIC_VERSION } : {}),
      ...forwarded(request.headers),
    },
  });
  setFacts(reply, answer.facts);
  if (answer.rate) setRate(reply, answer.rate);
  return reply.code(answer.status).headers(answer.headers).send(sendable(answer));
}

/**
 * Fastify takes bytes in shared memory, as those of a large reply are, for an object, and would make JSON of
 * them.
 */
function sendable({ whole, body }: Pick<BegunReply, 'whole' | 'body'>): Buffer | Readable {
  return whole?.buffer instanceof ArrayBuffer ? whole : body;
}

function forwarded(headers: FastifyRequest['headers']): Record<string, string> {
  const chosen: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (FORWARDED.test(name) && typeof value === 'string') chosen[name] = value;
  }
  return chosen;
}
