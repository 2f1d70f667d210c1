import type { Context } from '@refinery/domain/context/context.ts';
import { holdBytes } from '@refinery/domain/gateway/hold-bytes.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Give back what the body of the request takes of the memory for bodies. */
    heldBytes: (() => void)[];
  }
}

/** Counts the bodies of calls that are held in memory, until they are answered or given back before. */
export function registerHeldBodies(scope: FastifyInstance, ctx: Pick<Context, 'scanner'>) {
  scope.decorateRequest('heldBytes');
  scope.addHook('onRequest', (request, _reply, done) => {
    request.heldBytes = [];
    done();
  });
  scope.addHook('onResponse', (request, _reply, done) => {
    giveBack(request);
    done();
  });
  scope.addHook('onRequestAbort', (request, done) => {
    giveBack(request);
    done();
  });
  return {
    /** Errors: 503 `overloaded`. */
    hold: (request: FastifyRequest, count: number): void => {
      request.heldBytes.push(holdBytes(ctx, count));
    },
  };
}

/** The body is of no more use: somebody answers. */
export function giveBack(request: FastifyRequest): void {
  for (const release of request.heldBytes.splice(0)) release();
}
