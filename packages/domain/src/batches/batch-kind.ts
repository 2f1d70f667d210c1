import { MetadataSchema, RefineOptionsSchema } from '@refinery/contracts/optimizations.ts';
import { batchItems, batchJobs, batchLanes } from '@refinery/db/schema/batches.ts';
import { sql } from 'drizzle-orm';
import { Compile } from 'typebox/compile';
import { LANE_QUEUE } from '../context/jobs.ts';
import { BUILT_IN_DEFAULTS } from '../context/request-defaults.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { type RefineRequest, resolveRequest } from '../optimizations/resolve-request.ts';
import type { Kind } from '../work/kind.ts';
import { textOrNull } from '../work/read-rows.ts';
import type { JobId } from '../work/tables.ts';
import type { BatchOptions, BatchPayload } from './internal/claimed.ts';
import { endBatch } from './internal/end-batch.ts';
import type { BatchId } from './internal/find-batch.ts';
import { itemWrites } from './internal/item-writes.ts';
import { type ItemResult, refineItem, rememberItem } from './internal/refine-item.ts';

const storedOptions = Compile(RefineOptionsSchema);
const storedMetadata = Compile(MetadataSchema);

/** Bulk uploads: each item is a prompt that is refined as a single one would be. */
export const batchKind: Kind<BatchOptions, BatchPayload, RefineRequest, ItemResult> = {
  name: 'batch',
  queue: LANE_QUEUE,
  idName: 'batchId',
  tables: {
    jobs: batchJobs,
    items: batchItems,
    lanes: batchLanes,
    jobId: sql.identifier('batch_id'),
    payload: sql`text, metadata`,
    bytes: sql`octet_length(text)`,
    anew: sql`optimization_id = null`,
  },
  options: storedOptions,
  meter: OPTIMIZATIONS,
  limits: ({ batches }) => batches,
  readPayload: ({ text, metadata }) => ({
    text: textOrNull(text),
    metadata: storedMetadata.Parse(metadata),
  }),
  /**
   * The batch's options, resolved anew for each chunk: a provider that was taken away meanwhile fails the
   * items. They name what else would be a default of the organization: it was written into them when the
   * batch was made.
   */
  prepare: (ctx, { organizationId, options }) =>
    resolveRequest(ctx, { organizationId, defaults: BUILT_IN_DEFAULTS }, options),
  run: (ctx, item, chunk) => refineItem(ctx, item, chunk),
  resultWrites: itemWrites,
  async afterChunkSettled(ctx, outcomes) {
    await Promise.all(outcomes.map((outcome) => rememberItem(ctx, outcome)));
  },
  afterJobEnded: endBatch,
};

/** The batch as the engine names it. */
export const jobOf = ({ organizationId, batchId }: BatchId): JobId => ({ organizationId, jobId: batchId });
