import {
  HistoryEntrySchema,
  HistoryQuery,
  IncludeQuery,
  OptimizationSchema,
  OptimizeBody,
  StoredOptimizationSchema,
} from '@refinery/contracts/optimizations.ts';
import { IdParams } from '@refinery/contracts/schema-helpers.ts';
import { deleteOptimization } from '@refinery/domain/optimizations/delete-optimization.ts';
import { getOptimization, getOptimizationResult } from '@refinery/domain/optimizations/get-optimization.ts';
import { listHistory } from '@refinery/domain/optimizations/list-history.ts';
import { optimize } from '@refinery/domain/optimizations/optimize.ts';
import { Type } from 'typebox';
import { OPTIMIZE_BODY_BYTES } from '../limits.ts';
import { sendPage } from '../pages.ts';
import { actorContext } from '../plugins/authentication.ts';
import { runIdempotently } from '../plugins/idempotency.ts';
import { idempotencyHeader, problems } from '../plugins/openapi.ts';
import type { App, AppOptions } from '../types.ts';

const tags = ['Optimizations'];

export async function optimizationRoutes(app: App, { ctx }: AppOptions): Promise<void> {
  app.post(
    '/optimize',
    {
      bodyLimit: OPTIMIZE_BODY_BYTES,
      config: { permission: 'optimizations:write' },
      schema: {
        tags,
        operationId: 'optimize',
        summary: 'Refine one prompt',
        description:
          'With `include=edits` the reply has the edits that turn the original into the refined text, also where it is answered from an earlier result.',
        headers: idempotencyHeader,
        querystring: IncludeQuery,
        body: OptimizeBody,
        response: { 200: OptimizationSchema, ...problems(400, 401, 403, 409, 413, 422, 429, 502, 503) },
      },
    },
    async (request, reply) => {
      const result = await runIdempotently(ctx, request, reply, {
        permission: 'optimizations:write',
        run: (actorCtx) => optimize(actorCtx, request.body, request.query),
        rebuild: (actorCtx, id) =>
          getOptimizationResult(actorCtx, id, { ...request.query, ...protectionOf(request.body) }),
      });
      return result ?? reply;
    },
  );

  app.get(
    '/optimize/history',
    {
      config: { permission: 'optimizations:read' },
      schema: {
        tags,
        operationId: 'listHistory',
        summary: 'List optimizations, newest first',
        querystring: HistoryQuery,
        response: { 200: Type.Array(HistoryEntrySchema), ...problems(400, 401, 403) },
      },
    },
    async (request, reply) =>
      sendPage(request, reply, await listHistory(actorContext(ctx, request), request.query)),
  );

  const byId = { params: IdParams };
  app.get(
    '/optimize/:id',
    {
      config: { permission: 'optimizations:read' },
      schema: {
        tags,
        operationId: 'getOptimization',
        summary: 'Get an optimization, whole',
        ...byId,
        querystring: IncludeQuery,
        response: { 200: StoredOptimizationSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => getOptimization(actorContext(ctx, request), request.params.id, request.query),
  );

  app.delete(
    '/optimize/:id',
    {
      config: { permission: 'optimizations:write' },
      schema: {
        tags,
        operationId: 'deleteOptimization',
        summary: 'Delete an optimization with its texts',
        ...byId,
        response: { 204: Type.Null(), ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      await deleteOptimization(actorContext(ctx, request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

/** What of a request decides which parts stay byte for byte. */
const protectionOf = ({ preserve, material, refineMaterial }: OptimizeBody) => ({
  preserve,
  material,
  refineMaterial,
});
