import { Readable } from 'node:stream';
import { BatchOptionsSchema, batchLocation, CreateBatchBody } from '@refinery/contracts/batches.ts';
import {
  cancelBatchEndpoint,
  createBatchEndpoint,
  deleteBatchEndpoint,
  getBatchEndpoint,
  getBatchHistogramEndpoint,
  listBatchesEndpoint,
  listBatchItemsEndpoint,
  retryBatchEndpoint,
  streamResultsEndpoint,
} from '@refinery/contracts/endpoints/batches.ts';
import { batchItemKind } from '@refinery/domain/batches/batch-items.ts';
import { cancelBatch } from '@refinery/domain/batches/cancel-batch.ts';
import { createBatch } from '@refinery/domain/batches/create-batch.ts';
import { deleteBatch } from '@refinery/domain/batches/delete-batch.ts';
import { getBatch, readBatch } from '@refinery/domain/batches/get-batch.ts';
import { getBatchHistogram } from '@refinery/domain/batches/get-batch-histogram.ts';
import { listBatchItems } from '@refinery/domain/batches/list-batch-items.ts';
import { listBatches } from '@refinery/domain/batches/list-batches.ts';
import { listMetadataKeys } from '@refinery/domain/batches/list-metadata-keys.ts';
import { retryBatch } from '@refinery/domain/batches/retry-batch.ts';
import { streamResults } from '@refinery/domain/batches/stream-results.ts';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { actorContext } from '../plugins/authentication.ts';
import { hashOfUpload, runIdempotently } from '../plugins/idempotency.ts';
import { reauthorize } from '../plugins/reauthorization.ts';
import { createSlots } from '../slots.ts';
import type { AppOptions } from '../types.ts';
import { withUpload } from '../uploads/read-upload.ts';
import { endWithConnection, toCsv, toNdjson } from './send-results.ts';

export const batchRoutes = (options: AppOptions): Binding[] => [
  uploadRoute(options),
  bind(listBatchesEndpoint, listBatches),
  bind(getBatchEndpoint, getBatch),
  bind(listBatchItemsEndpoint, listBatchItems),
  bind(getBatchHistogramEndpoint, getBatchHistogram),
  resultsRoute(options),
  bind(cancelBatchEndpoint, cancelBatch),
  bind(retryBatchEndpoint, retryBatch),
  bind(deleteBatchEndpoint, deleteBatch),
];

/** Uploads of four forms, three of which are read while they arrive. */
function uploadRoute({ limits }: AppOptions): Binding {
  const slots = createSlots(limits.uploads, 'uploads');
  return bindHandler(createBatchEndpoint, async (ctx, request, reply) => {
    const batch = await withUpload(
      actorContext(ctx, request),
      request,
      { form: { kind: batchItemKind, body: CreateBatchBody, options: BatchOptionsSchema }, slots },
      async ({ staged, options }) => {
        // Half an hour may have passed.
        await reauthorize(ctx, request);
        return runIdempotently(ctx, request, reply, {
          bodyHash: hashOfUpload(staged.hash, options),
          run: (actorCtx) => createBatch(actorCtx, staged, options),
          // Its reply is kept until it is deleted.
          rebuild: readBatch,
        });
      },
    );
    if (!batch) return reply;
    return reply.code(202).header('location', batchLocation(batch.id)).send(batch);
  });
}

/** Results as a stream, in the form that the caller accepts. */
function resultsRoute({ limits }: AppOptions): Binding {
  const slots = createSlots(limits.resultStreams, 'result streams');
  return bindHandler(
    streamResultsEndpoint,
    async (ctx, request, reply, { csvSafe = true, format, ...input }) => {
      const actorCtx = actorContext(ctx, request);
      const results = await streamResults(actorCtx, input);
      const csv = format ? format === 'csv' : (request.headers.accept ?? '').includes('text/csv');
      reply.type(csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson');
      if (request.method === 'HEAD') return reply.send(Readable.from([]));
      const form = {
        isSafe: csvSafe,
        metadata: csv ? await listMetadataKeys(actorCtx, input) : [],
        withText: input.include === 'text',
      };
      const release = slots.take(actorCtx.actor.organizationId);
      const lines = csv ? toCsv(results, form) : toNdjson(results);
      return reply.send(endWithConnection(Readable.from(lines), request, release));
    },
  );
}
