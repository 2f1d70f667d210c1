import { ApiKeySchema, CreateApiKeyBody, CreatedApiKeySchema } from '@refinery/contracts/api-keys.ts';
import { DEFAULT_PAGE_SIZE, pageFields } from '@refinery/contracts/pagination.ts';
import { IdParams, strict, Uuid } from '@refinery/contracts/schema-helpers.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { deleteApiKey } from '@refinery/domain/api-keys/delete-api-key.ts';
import { listApiKeys } from '@refinery/domain/api-keys/list-api-keys.ts';
import { Type } from 'typebox';
import { sendPage } from '../pages.ts';
import { actorContext } from '../plugins/authentication.ts';
import { runIdempotently } from '../plugins/idempotency.ts';
import { idempotencyHeader, problems } from '../plugins/openapi.ts';
import type { App, AppOptions } from '../types.ts';

const tags = ['API keys'];

export async function apiKeyRoutes(app: App, { ctx }: AppOptions): Promise<void> {
  app.post(
    '/api-keys',
    {
      config: { permission: 'api-keys:write' },
      schema: {
        tags,
        operationId: 'createApiKey',
        summary: 'Make an API key',
        description: 'The key is in this answer only.',
        headers: idempotencyHeader,
        body: CreateApiKeyBody,
        response: { 201: CreatedApiKeySchema, ...problems(400, 401, 403, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const created = await runIdempotently(ctx, request, reply, {
        permission: 'api-keys:write',
        run: (actorCtx) => createApiKey(actorCtx, request.body),
      });
      return created ? reply.code(201).send(created) : reply;
    },
  );

  app.get(
    '/api-keys',
    {
      config: { permission: 'api-keys:read' },
      schema: {
        tags,
        operationId: 'listApiKeys',
        summary: 'List API keys',
        querystring: Type.Object({ ...pageFields, cursor: Type.Optional(Uuid()) }, strict),
        response: { 200: Type.Array(ApiKeySchema), ...problems(400, 401, 403) },
      },
    },
    async (request, reply) => {
      const { limit = DEFAULT_PAGE_SIZE, ...rest } = request.query;
      return sendPage(request, reply, await listApiKeys(actorContext(ctx, request), { limit, ...rest }));
    },
  );

  app.delete(
    '/api-keys/:id',
    {
      config: { permission: 'api-keys:write' },
      schema: {
        tags,
        operationId: 'deleteApiKey',
        summary: 'Delete an API key, which stops working at once',
        params: IdParams,
        response: { 204: Type.Null(), ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      await deleteApiKey(actorContext(ctx, request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
