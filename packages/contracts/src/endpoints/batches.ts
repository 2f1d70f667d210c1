import { Type } from 'typebox';
import {
  BatchHistogramSchema,
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

const tag = { name: 'Batches', description: 'Many prompts in one upload, refined in the background' };

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
    'JSON may have up to 10,000 items and 4 MiB. NDJSON, CSV (columns text, customId, metadata.<key> in any case, separated by commas, semicolons or tabs) or a form with a field `file` may have up to 100,000 items and 200 MiB. For files, send the options as query parameters or form fields. If no column of a CSV is named text and one column has long texts, the prompts are read from it, and `warnings` of the reply says so; `textColumn` names the column. A batch is accepted only if every item is valid. Checking stops after 50 invalid items.',
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
  description:
    'Use it to follow a batch. `etaSeconds` is the estimated time that remains. It is null while it cannot be estimated.',
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
  description: 'Without texts, which are in the results. With `status` you get only items with this status.',
  params: IdParams,
  query: BatchItemsQuery,
  reply: { 200: Type.Array(BatchItemSchema) },
  errors: ['batch_not_found'],
  page: true,
});

export const getBatchHistogramEndpoint = endpoint({
  operationId: 'getBatchHistogram',
  method: 'GET',
  path: '/api/v1/batches/:id/histogram',
  access: 'batches:read',
  tag,
  summary: 'Get how much the items of a batch save, and what kinds of requirements were lost',
  description: 'Over all completed items. While the batch is running, over those so far. No text is read.',
  params: IdParams,
  reply: { 200: BatchHistogramSchema },
  errors: ['batch_not_found'],
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
    'NDJSON, one line for each item that has ended. While the batch is running, you get the results so far. Send `Accept: text/csv` or `format=csv` to get CSV. It has a column for each key of metadata, at most 100. Its cells are never read as formulas by spreadsheets (see `csvSafe`). The stream is closed if you read nothing from it for 60 s. An organization may have 4 such streams at the same time.',
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
  summary: 'Cancel the items that have not started; their quota is returned',
  description: 'Items that are already running are finished and counted.',
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
  description: 'The retried items count toward the quota again. Items that succeeded do not change.',
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
  description: 'Failed items are deleted with their texts.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['batch_not_found', 'batch_not_finished'],
});

export const batchEndpoints = [
  createBatchEndpoint,
  listBatchesEndpoint,
  getBatchEndpoint,
  listBatchItemsEndpoint,
  getBatchHistogramEndpoint,
  streamResultsEndpoint,
  cancelBatchEndpoint,
  retryBatchEndpoint,
  deleteBatchEndpoint,
] as const;
