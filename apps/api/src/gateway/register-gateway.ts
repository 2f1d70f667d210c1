import { GatewayRefusal } from '@refinery/domain/gateway/gateway-refusal.ts';
import type { FastifyInstance } from 'fastify';
import { readBodyBytes } from '../plugins/body-parsers.ts';
import { requireAccess } from '../plugins/permissions.ts';
import type { AppOptions } from '../types.ts';
import { answerCall } from './answer-call.ts';
import { answerErrors } from './answer-errors.ts';
import { registerHeldBodies } from './held-bodies.ts';
import { GATEWAY_OPERATIONS } from './operations.ts';
import { registerModels } from './register-models.ts';

/** Images and files come in bodies, too. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/**
 * The endpoints that the vendors' SDKs call. Registered ahead of what is particular to the API: their calls
 * have limits and answers of their own, and what does not run costs nothing.
 */
export async function registerGateway(
  scope: FastifyInstance,
  { ctx }: Pick<AppOptions, 'ctx'>,
): Promise<void> {
  scope.removeAllContentTypeParsers();
  const held = registerHeldBodies(scope, ctx);
  scope.addContentTypeParser('application/json', (request, payload, done) => {
    const body = ctx.scanner.arriving(request.actor?.organizationId ?? '', MAX_BODY_BYTES);
    const onBytes = (count: number) => {
      held.hold(request, count);
      return body.turn(count);
    };
    readBodyBytes(request, payload, onBytes, body.bytes).then((bytes) => done(null, bytes), done);
  });
  for (const operation of GATEWAY_OPERATIONS) {
    scope.route({
      method: operation.endpoint.method,
      url: operation.endpoint.path,
      bodyLimit: MAX_BODY_BYTES,
      config: { access: 'models:call', isModelCall: true },
      errorHandler: answerErrors(operation.endpoint.dialect),
      onRequest: (request, _reply, done) => {
        requireAccess(ctx, request);
        done();
      },
      handler: (request, reply) => answerCall(ctx, operation, request, reply),
    });
  }
  registerModels(scope, ctx);
  scope.all(
    '/v1/*',
    { config: { access: 'public' }, errorHandler: answerErrors('openai') },
    async (request) => {
      throw new GatewayRefusal({
        status: 404,
        code: 'unknown_url',
        message: `There is no ${request.method} at this path. docs/gateway.md lists the endpoints.`,
      });
    },
  );
}
