import type { Context } from '@refinery/domain/context/context.ts';
import { holdBytes } from '@refinery/domain/gateway/hold-bytes.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Give back what the body of the request takes of the memory for bodies. */
    heldBytes: (() => void)[];
  }
}

/**
 * Counts the bodies of calls that are held in memory until the reply has ended: that long the call, and the
 * connection to the vendor, know them.
 */
export function registerHeldBodies(scope: FastifyInstance, ctx: Pick<Context, 'scanner'>) {
  scope.decorateRequest('heldBytes');
  scope.addHook('onRequest', (request, reply, done) => {
    request.heldBytes = [];
    // Whichever comes first of the end of the reply and that of a connection that is cut before.
    reply.raw.once('close', () => giveBack(request));
    done();
  });
  return {
    /** Errors: 503 `overloaded`. */
    hold: (request: FastifyRequest, count: number): void => {
      request.heldBytes.push(holdBytes(ctx, count));
    },
  };
}

function giveBack(request: FastifyRequest): void {
  for (const release of request.heldBytes.splice(0)) release();
}
