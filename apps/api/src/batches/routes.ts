import { Readable } from 'node:stream';
import {
  BatchItemSchema,
  BatchItemsQuery,
  BatchListQuery,
  BatchResultSchema,
  BatchResultsQuery,
  BatchSchema,
  batchOptionFields,
  CreateBatchBody,
  MAX_JSON_BYTES,
} from '@refinery/contracts/batches.ts';
import { csvExample, csvResultExample, ndjsonExample } from '@refinery/contracts/examples/batches.ts';
import { DEFAULT_PAGE_SIZE } from '@refinery/contracts/pagination.ts';
import { IdParams, Uuid } from '@refinery/contracts/schema-helpers.ts';
import { cancelBatch } from '@refinery/domain/batches/cancel-batch.ts';
import { createBatch } from '@refinery/domain/batches/create-batch.ts';
import { deleteBatch } from '@refinery/domain/batches/delete-batch.ts';
import { getBatch, readBatch } from '@refinery/domain/batches/get-batch.ts';
import { listBatchItems } from '@refinery/domain/batches/list-batch-items.ts';
import { listBatches } from '@refinery/domain/batches/list-batches.ts';
import { retryBatch } from '@refinery/domain/batches/retry-batch.ts';
import { streamResults } from '@refinery/domain/batches/stream-results.ts';
import { Type } from 'typebox';
import { sendPage } from '../pages.ts';
import { actorContext } from '../plugins/authentication.ts';
import { hashOfUpload, runIdempotently } from '../plugins/idempotency.ts';
import { idempotencyHeader, problems } from '../plugins/openapi.ts';
import { createSlots } from '../slots.ts';
import type { App, AppOptions } from '../types.ts';
import { registerUploadParsers, withUpload } from './read-upload.ts';
import { endWithConnection, toCsv, toNdjson } from './send-results.ts';

const tags = ['Batches'];
const file = (description: string, example: string) => ({
  schema: Type.Any({ description, examples: [example] }),
});

export async function batchRoutes(app: App, options: AppOptions): Promise<void> {
  await registerUploadParsers(app);
  createRoute(app, options);
  readRoutes(app, options);
  resultsRoute(app, options);
  changeRoutes(app, options);
}

function createRoute(app: App, { ctx, limits }: AppOptions): void {
  const slots = createSlots(limits.uploads, 'uploads');
  app.post(
    '/batches',
    {
      bodyLimit: MAX_JSON_BYTES,
      config: {
        permission: 'batches:write',
        instead: 'Send larger batches as NDJSON, CSV or a form.',
      },
      schema: {
        tags,
        operationId: 'createBatch',
        summary: 'Upload prompts to refine',
        description:
          'JSON up to 10,000 items and 4 MiB; NDJSON, CSV (columns text, customId, metadata.<key>) or a form with a field `file` up to 100,000 items and 200 MiB. For files the options come as query parameters or form fields. Nothing is accepted unless every item is valid; after 50 that are not, the rest is not looked at.',
        headers: idempotencyHeader,
        querystring: Type.Partial(Type.Object(batchOptionFields)),
        body: {
          content: {
            'application/json': { schema: CreateBatchBody },
            'application/x-ndjson': file('One item a line', ndjsonExample),
            'text/csv': file('Header row with the column text', csvExample),
            'multipart/form-data': file('A field `file`, and the options as fields', ndjsonExample),
          },
        },
        response: { 202: BatchSchema, ...problems(400, 401, 403, 409, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const batch = await withUpload(actorContext(ctx, request), request, slots, ({ staged, options }) =>
        runIdempotently(ctx, request, reply, {
          permission: 'batches:write',
          bodyHash: hashOfUpload(staged.hash, options),
          run: (actorCtx) => createBatch(actorCtx, staged, options),
          rebuild: readBatch,
        }),
      );
      if (!batch) return reply;
      return reply.code(202).header('location', `/api/v1/batches/${batch.id}`).send(batch);
    },
  );
}

function readRoutes(app: App, { ctx }: AppOptions): void {
  app.get(
    '/batches',
    {
      config: { permission: 'batches:read' },
      schema: {
        tags,
        operationId: 'listBatches',
        summary: 'List batches, newest first',
        querystring: Type.Object({ ...BatchListQuery.properties, cursor: Type.Optional(Uuid()) }),
        response: { 200: Type.Array(BatchSchema), ...problems(400, 401, 403) },
      },
    },
    async (request, reply) => {
      const { limit = DEFAULT_PAGE_SIZE, ...rest } = request.query;
      return sendPage(request, reply, await listBatches(actorContext(ctx, request), { limit, ...rest }));
    },
  );

  app.get(
    '/batches/:id',
    {
      config: { permission: 'batches:read' },
      schema: {
        tags,
        operationId: 'getBatch',
        summary: 'Get a batch: its counts, progress and savings',
        params: IdParams,
        response: { 200: BatchSchema, ...problems(400, 401, 403, 404) },
      },
    },
    async (request) => getBatch(actorContext(ctx, request), request.params.id),
  );

  app.get(
    '/batches/:id/items',
    {
      config: { permission: 'batches:read' },
      schema: {
        tags,
        operationId: 'listBatchItems',
        summary: 'List the items of a batch in the order of the upload',
        params: IdParams,
        querystring: Type.Object(BatchItemsQuery.properties),
        response: { 200: Type.Array(BatchItemSchema), ...problems(400, 401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { limit = DEFAULT_PAGE_SIZE, cursor, status } = request.query;
      const page = await listBatchItems(actorContext(ctx, request), {
        batchId: request.params.id,
        limit,
        ...(cursor === undefined ? {} : { after: cursor }),
        ...(status ? { status } : {}),
      });
      return sendPage(request, reply, page);
    },
  );
}

function resultsRoute(app: App, { ctx, limits }: AppOptions): void {
  const slots = createSlots(limits.resultStreams, 'result streams');
  app.get(
    '/batches/:id/results',
    {
      config: { permission: 'batches:read' },
      schema: {
        tags,
        operationId: 'streamResults',
        summary: 'Stream the results in the order of the upload',
        description:
          'NDJSON, one line for each item that has ended; `Accept: text/csv` for CSV, whose cells no spreadsheet takes for a formula (see `csvSafe`). While the batch runs: what is done so far. A stream whose reader takes nothing for 60 s is cut, and an organization may have 4 at the same time.',
        params: IdParams,
        querystring: BatchResultsQuery,
        response: {
          200: {
            description: 'The results',
            content: {
              // The reply is a stream of such lines.
              'application/x-ndjson': { schema: Type.Unsafe<Readable>(BatchResultSchema) },
              'text/csv': { schema: Type.Unsafe<Readable>(Type.String({ examples: [csvResultExample] })) },
            },
          },
          ...problems(400, 401, 403, 404),
        },
      },
    },
    async (request, reply) => {
      const actorCtx = actorContext(ctx, request);
      const results = await streamResults(actorCtx, request.params.id);
      const csv = (request.headers.accept ?? '').includes('text/csv');
      reply.type(csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson');
      if (request.method === 'HEAD') return reply.send(Readable.from([]));
      const release = slots.take(actorCtx.actor.organizationId);
      const lines = csv ? toCsv(results, request.query.csvSafe) : toNdjson(results);
      return reply.send(endWithConnection(Readable.from(lines), request, release));
    },
  );
}

function changeRoutes(app: App, { ctx }: AppOptions): void {
  app.post(
    '/batches/:id/cancel',
    {
      config: { permission: 'batches:write' },
      schema: {
        tags,
        operationId: 'cancelBatch',
        summary: 'Cancel what has not begun; its quota is returned',
        params: IdParams,
        response: { 200: BatchSchema, ...problems(400, 401, 403, 404, 409) },
      },
    },
    async (request) => cancelBatch(actorContext(ctx, request), request.params.id),
  );

  app.post(
    '/batches/:id/retry',
    {
      config: { permission: 'batches:write' },
      schema: {
        tags,
        operationId: 'retryBatch',
        summary: 'Try the failed items of an ended batch again',
        params: IdParams,
        response: { 202: BatchSchema, ...problems(400, 401, 403, 404, 409, 429) },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await retryBatch(actorContext(ctx, request), request.params.id)),
  );

  app.delete(
    '/batches/:id',
    {
      config: { permission: 'batches:write' },
      schema: {
        tags,
        operationId: 'deleteBatch',
        summary: 'Delete an ended batch; its optimizations stay in the history',
        params: IdParams,
        response: { 204: Type.Null(), ...problems(400, 401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      await deleteBatch(actorContext(ctx, request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
