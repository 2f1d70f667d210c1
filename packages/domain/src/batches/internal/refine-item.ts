import { newId } from '@refinery/db/ids.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../../context/context.ts';
import { failureOf } from '../../failure.ts';
import {
  type FoundOrRefined,
  findOrRefine,
  refineAnew,
  rememberFor,
} from '../../optimizations/find-or-refine.ts';
import { latencySince } from '../../optimizations/optimization.ts';
import type { RefineRequest } from '../../optimizations/resolve-request.ts';
import { itemBackoff } from '../../work/item-backoff.ts';
import type { Outcome } from '../../work/kind.ts';
import type { ClaimedItem } from './claimed.ts';

/** What refining an item came to: a row for the history. */
export interface ItemResult extends FoundOrRefined {
  optimizationId: string;
  latencyMs: number;
}

/** What became of one leased item. */
export type ItemOutcome = Outcome<ClaimedItem, ItemResult>;

/**
 * Refines one item of a batch. Never throws: an error decides between another try and failing for good. Until `settled`
 * the same prompt, in this chunk or another, takes part in its result: the cache learns of it only then.
 */
export async function refineItem(
  ctx: Context,
  item: ClaimedItem,
  request: RefineRequest,
  settled: Promise<void>,
): Promise<ItemOutcome> {
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    const started = performance.now();
    // A vendor that may come back is worth waiting for; the local refiner answers when the tries are used up.
    const mayFallBack = (error: ProviderError) => !mayTryAgain(ctx, item, error);
    const work = { ...request, text: item.text ?? '', mayFallBack };
    const found = await (request.candidates.length
      ? findOrRefine(ctx, work, settled)
      : refineAnew(ctx, work));
    const result = { ...found, optimizationId: newId(), latencyMs: latencySince(started) };
    return { kind: 'completed', item, result };
  } catch (error) {
    return decide(ctx, item, error);
  }
}

function decide(
  ctx: Pick<Context, 'logger' | 'settings' | 'stopping'>,
  item: ClaimedItem,
  error: unknown,
): ItemOutcome {
  if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
  const failure = failureOf(error);
  if (failure.code === 'internal_error')
    ctx.logger.error({ err: error, itemId: item.id }, 'batch item failed');
  if (mayTryAgain(ctx, item, error)) {
    const asked = error instanceof ProviderError ? error.retryAfterMs : undefined;
    return { kind: 'released', item, delayMs: itemBackoff(item.attempts, asked), countsAsAttempt: true };
  }
  return { kind: 'failed', item, failure };
}

/** Failures of ours that may be over at the next try. */
const PASSING_CODES = new Set(['internal_error', 'rate_limited']);

/** Whether the same try may succeed later and the item has one left. */
function mayTryAgain(ctx: Pick<Context, 'settings'>, item: ClaimedItem, error: unknown): boolean {
  const mayPass = error instanceof ProviderError ? error.retryable : PASSING_CODES.has(failureOf(error).code);
  return mayPass && item.attempts < ctx.settings.batches.maxAttempts;
}

/** Remembers a result for later requests, once it is stored. */
export async function rememberItem(ctx: Pick<Context, 'redis'>, done: ItemOutcome): Promise<void> {
  if (done.kind === 'completed') await rememberFor(ctx, done.result, done.result.optimizationId);
}
