import { Type } from 'typebox';
import {
  BatchItemSchema,
  BatchItemsQuery,
  BatchListQuery,
  BatchOptionsQuery,
  BatchResultSchema,
  BatchResultsQuery,
  BatchSchema,
  CreateBatchBody,
  MAX_JSON_BYTES,
} from '../batches.ts';
import { endpoint } from '../endpoint.ts';
import { csvExample, csvResultExample, ndjsonExample } from '../examples/batches.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Batches', description: 'Many prompts at once, worked off in the background' };

const file = (description: string, example: string) => Type.Any({ description, examples: [example] });

export const createBatchEndpoint = endpoint({
  operationId: 'createBatch',
  method: 'POST',
  path: '/api/v1/batches',
  access: 'batches:write',
  action: 'batch.create',
  tag,
  summary: 'Upload prompts to refine',
  description:
    'JSON up to 10,000 items and 4 MiB; NDJSON, CSV (columns text, customId, metadata.<key>) or a form with a field `file` up to 100,000 items and 200 MiB. For files the options come as query parameters or form fields. Nothing is accepted unless every item is valid; after 50 that are not, the rest is not looked at.',
  query: BatchOptionsQuery,
  body: {
    media: {
      'application/json': CreateBatchBody,
      'application/x-ndjson': file('One item a line', ndjsonExample),
      'text/csv': file('Header row with the column text', csvExample),
      'multipart/form-data': file('A field `file`, and the options as fields', ndjsonExample),
    },
  },
  reply: { 202: BatchSchema },
  errors: [
    'invalid_items',
    'invalid_upload',
    'provider_not_usable',
    'blocked_address',
    'webhook_limit',
    'webhook_disabled',
    'quota_exceeded',
    'service_unavailable',
  ],
  idempotent: true,
  limits: { bodyBytes: MAX_JSON_BYTES, instead: 'Send larger batches as NDJSON, CSV or a form.' },
});

export const listBatchesEndpoint = endpoint({
  operationId: 'listBatches',
  method: 'GET',
  path: '/api/v1/batches',
  access: 'batches:read',
  tag,
  summary: 'List batches, newest first',
  description: 'With counts and progress, but without items.',
  query: BatchListQuery,
  reply: { 200: Type.Array(BatchSchema) },
  errors: [],
  page: true,
});

export const getBatchEndpoint = endpoint({
  operationId: 'getBatch',
  method: 'GET',
  path: '/api/v1/batches/:id',
  access: 'batches:read',
  tag,
  summary: 'Get a batch: its counts, progress and savings',
  description: 'For polling: `etaSeconds` says when it may be done, null while nobody can tell.',
  params: IdParams,
  reply: { 200: BatchSchema },
  errors: ['batch_not_found'],
});

export const listBatchItemsEndpoint = endpoint({
  operationId: 'listBatchItems',
  method: 'GET',
  path: '/api/v1/batches/:id/items',
  access: 'batches:read',
  tag,
  summary: 'List the items of a batch in the order of the upload',
  description: 'Without texts: those are in the results. `status` leaves out the others.',
  params: IdParams,
  query: BatchItemsQuery,
  reply: { 200: Type.Array(BatchItemSchema) },
  errors: ['batch_not_found'],
  page: true,
});

export const streamResultsEndpoint = endpoint({
  operationId: 'streamResults',
  suspended: true,
  method: 'GET',
  path: '/api/v1/batches/:id/results',
  access: 'batches:read',
  tag,
  summary: 'Stream the results in the order of the upload',
  description:
    'NDJSON, one line for each item that has ended; `Accept: text/csv` for CSV, whose cells no spreadsheet takes for a formula (see `csvSafe`). While the batch runs: what is done so far. A stream whose reader takes nothing for 60 s is cut, and an organization may have 4 at the same time.',
  params: IdParams,
  query: BatchResultsQuery,
  reply: {
    200: {
      media: {
        'application/x-ndjson': BatchResultSchema,
        'text/csv': Type.String({ examples: [csvResultExample] }),
      },
    },
  },
  errors: ['batch_not_found'],
});

export const cancelBatchEndpoint = endpoint({
  operationId: 'cancelBatch',
  method: 'POST',
  path: '/api/v1/batches/:id/cancel',
  access: 'batches:write',
  action: 'batch.cancel',
  tag,
  summary: 'Cancel what has not begun; its quota is returned',
  description: 'What is being refined at this moment still ends and counts.',
  params: IdParams,
  reply: { 200: BatchSchema },
  errors: ['batch_not_found', 'batch_finished'],
});

export const retryBatchEndpoint = endpoint({
  operationId: 'retryBatch',
  method: 'POST',
  path: '/api/v1/batches/:id/retry',
  access: 'batches:write',
  action: 'batch.retry',
  tag,
  summary: 'Try the failed items of an ended batch again',
  description: 'They are charged anew. What succeeded stays as it is.',
  params: IdParams,
  reply: { 202: BatchSchema },
  errors: ['batch_not_found', 'batch_not_finished', 'nothing_to_retry', 'quota_exceeded', 'texts_removed'],
});

export const deleteBatchEndpoint = endpoint({
  operationId: 'deleteBatch',
  method: 'DELETE',
  path: '/api/v1/batches/:id',
  access: 'batches:write',
  action: 'batch.delete',
  tag,
  summary: 'Delete an ended batch; its optimizations stay in the history',
  description: 'Items that failed are forgotten with their texts.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['batch_not_found', 'batch_not_finished'],
});

export const batchEndpoints = [
  createBatchEndpoint,
  listBatchesEndpoint,
  getBatchEndpoint,
  listBatchItemsEndpoint,
  streamResultsEndpoint,
  cancelBatchEndpoint,
  retryBatchEndpoint,
  deleteBatchEndpoint,
] as const;
