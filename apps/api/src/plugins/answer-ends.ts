import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../types.ts';

/**
 * What nginx logs where a client closes the connection before its answer has ended. Nobody is ever answered
 * with it.
 */
const CLIENT_CLOSED_REQUEST = 499;

/** An answer that is over. */
export interface EndedAnswer {
  request: FastifyRequest;
  reply: FastifyReply;
  /** That it had, or 499 where it did not come to its end because the caller had left. */
  status: number;
}

/**
 * Calls back once for each request, when its answer is over. Fastify's onResponse is silent about answers
 * that do not come to their end, and its onRequestAbort about requests that had arrived: only the response
 * tells of both.
 */
export function onAnswerEnd(app: App, tell: (answer: EndedAnswer) => void): void {
  const ended = new WeakSet<FastifyRequest>();
  const tellOnce = (request: FastifyRequest, reply: FastifyReply, status: number): void => {
    if (ended.has(request)) return;
    ended.add(request);
    tell({ request, reply, status });
  };
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => tellOnce(request, reply, statusOfCut(reply)));
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    tellOnce(request, reply, reply.statusCode);
    done();
  });
}

/**
 * Where this side cuts an answer that has begun, the caller saw its status; why it was cut is logged by
 * whoever did.
 */
function statusOfCut({ raw, request, statusCode }: FastifyReply): number {
  const { socket } = request.raw;
  const hasLeft = socket.readableEnded || socket.errored;
  return hasLeft || !raw.headersSent ? CLIENT_CLOSED_REQUEST : statusCode;
}
