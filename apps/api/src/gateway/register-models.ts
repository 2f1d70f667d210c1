import { getModelEndpoint, listModelsEndpoint } from '@refinery/contracts/gateway.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireAccess } from '../plugins/permissions.ts';
import { answerErrors } from './answer-errors.ts';
import { answerModel, answerModels, dialectOf } from './answer-models.ts';

type Answer = (ctx: Context, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** SDKs escape the slash in the id of a model; people who type it do not. */
const UNESCAPED = '/v1/models/*';

/** The endpoints that tell what calls may name as their model. */
export function registerModels(scope: FastifyInstance, ctx: Context): void {
  const register = (url: string, answer: Answer): void => {
    scope.route({
      method: 'GET',
      url,
      config: { access: 'models:call', isModelCall: true },
      errorHandler: (error, request, reply) => answerErrors(dialectOf(request))(error, request, reply),
      onRequest: (request, _reply, done) => {
        requireAccess(ctx, request);
        done();
      },
      handler: (request, reply) => answer(ctx, request, reply),
    });
  };
  register(listModelsEndpoint.path, answerModels);
  register(getModelEndpoint.path, answerModel);
  register(UNESCAPED, answerModel);
}
