import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Aborts when whoever waits for the reply has left. Not with an Idempotency-Key: they may ask again for what
 * they have paid for, so it is finished and kept.
 */
export function whenLeft(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  if (!isRepeatable(request)) reply.raw.once('close', () => left.abort(new Error('The caller has left.')));
  return left.signal;
}

/** Whether the reply can be asked for again. */
export const isRepeatable = ({ headers }: FastifyRequest): boolean =>
  headers['idempotency-key'] !== undefined;
