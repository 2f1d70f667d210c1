import type { Dialect } from '@refinery/contracts/gateway.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { getCallableModel } from '@refinery/domain/gateway/models/get-callable-model.ts';
import { listCallableModels } from '@refinery/domain/gateway/models/list-callable-models.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { actorContext } from '../plugins/authentication.ts';
import { pageOf } from './model-page.ts';
import { asAnthropicModel, asAnthropicModels, asOpenaiModel, asOpenaiModels } from './model-shapes.ts';

/** Of the two paths to a model. */
const Params = Type.Union([Type.Object({ id: Type.String() }), Type.Object({ '*': Type.String() })]);

/** Both vendors have their models at the same path; only Anthropic's clients name a version of it. */
export const dialectOf = ({ headers }: FastifyRequest): Dialect =>
  headers['anthropic-version'] === undefined ? 'openai' : 'anthropic';

/** Answers with the models that the caller's requests may name, in the protocol that they speak. */
export async function answerModels(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const caller = actorContext(ctx, request);
  if (dialectOf(request) === 'openai')
    return sendJson(reply, asOpenaiModels(await listCallableModels(caller)));
  const models = await listCallableModels(caller, 'messages');
  return sendJson(reply, asAnthropicModels(pageOf(models, request.query)));
}

/** Answers with one of them. */
export async function answerModel(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const caller = actorContext(ctx, request);
  const params = Value.Parse(Params, request.params);
  const id = 'id' in params ? params.id : params['*'];
  if (dialectOf(request) === 'openai')
    return sendJson(reply, asOpenaiModel(await getCallableModel(caller, id)));
  return sendJson(reply, asAnthropicModel(await getCallableModel(caller, id, 'messages')));
}

const sendJson = (reply: FastifyReply, body: object): FastifyReply =>
  reply.type('application/json').serializer(String).send(JSON.stringify(body));
