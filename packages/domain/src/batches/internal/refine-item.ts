import { newId } from '@refinery/db/ids.ts';
import type { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../../context/context.ts';
import type { CallCause } from '../../model-calls/ledger/call-cause.ts';
import {
  type FoundOrRefined,
  findOrRefine,
  refineAnew,
  rememberFor,
} from '../../optimizations/find-or-refine.ts';
import { latencySince } from '../../optimizations/optimization.ts';
import type { RefineRequest } from '../../optimizations/resolve-request.ts';
import { afterFailure, mayTryAgain } from '../../work/after-failure.ts';
import type { Chunk, Outcome } from '../../work/kind.ts';
import type { BatchOptions, ClaimedBatch, ClaimedItem } from './claimed.ts';

/** What refining an item came to: a row for the history. */
export interface ItemResult extends FoundOrRefined {
  optimizationId: string;
  latencyMs: number;
}

/** What became of one leased item. */
export type ItemOutcome = Outcome<ClaimedItem, ItemResult>;

/**
 * Refines one item of a batch. Never throws: an error decides between another try and failing for good. Until
 * `settled` the same prompt, in this chunk or another, takes part in its result: the cache learns of it only
 * then.
 */
export async function refineItem(
  ctx: Context,
  item: ClaimedItem,
  { job, prepared, settled }: Chunk<BatchOptions, RefineRequest>,
): Promise<ItemOutcome> {
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    const started = performance.now();
    // A vendor that may come back is worth waiting for; the local refiner answers when the tries are used up.
    const mayFallBack = (error: ProviderError) => !mayTryAgain(ctx, item, error);
    const work = { ...prepared, text: item.text ?? '', cause: causeOfItem(job, item), mayFallBack };
    const found = await (work.candidates.length ? findOrRefine(ctx, work, settled) : refineAnew(ctx, work));
    const result = { ...found, optimizationId: newId(), latencyMs: latencySince(started) };
    return { kind: 'completed', item, result };
  } catch (error) {
    return afterFailure(ctx, item, error, 'batch item failed');
  }
}

const causeOfItem = ({ id, userId, apiKeyId }: ClaimedBatch, item: ClaimedItem): CallCause => ({
  kind: 'batch',
  userId,
  apiKeyId,
  batchId: id,
  batchItemId: item.id,
  metadata: item.metadata,
});

/** Remembers a result for later requests, once it is stored. */
export async function rememberItem(ctx: Pick<Context, 'redis'>, done: ItemOutcome): Promise<void> {
  if (done.kind === 'completed') await rememberFor(ctx, done.result, done.result.optimizationId);
}
