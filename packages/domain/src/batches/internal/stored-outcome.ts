import { newId } from '@refinery/db/ids.ts';
import type { Context } from '../../context/context.ts';
import { failedColumns, newOptimization, settingsOf } from '../../optimizations/optimization.ts';
import type { StorableOptimization } from '../../optimizations/to-record.ts';
import type { ClaimedBatch } from './claimed.ts';
import type { ItemOutcome } from './refine-item.ts';

/** The history row of an ended item; undefined where it goes back to pending. */
export async function toOptimization(
  ctx: Pick<Context, 'clock' | 'refiner'>,
  batch: ClaimedBatch,
  done: ItemOutcome,
): Promise<StorableOptimization | undefined> {
  if (done.kind === 'released') return undefined;
  const { organizationId, userId, apiKeyId, options } = batch;
  const provider = options.provider === 'auto' || !options.provider ? 'local' : options.provider;
  const origin = {
    organizationId,
    userId,
    apiKeyId,
    batchId: batch.id,
    promptId: null,
    provider,
    model: null,
    id: done.kind === 'completed' ? done.result.optimizationId : newId(),
    originalText: done.item.text ?? '',
    metadata: done.item.metadata,
    createdAt: ctx.clock.now(),
  };
  const row = newOptimization(origin, settingsOf(options));
  if (done.kind === 'failed') return { ...row, ...(await failedColumns(ctx, row, done.failure)) };
  const { result, latencyMs } = done.result;
  return { ...row, ...result, latencyMs };
}
