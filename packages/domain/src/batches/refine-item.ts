import { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../context/context.ts';
import { type Failure, failureOf } from '../optimizations/failure.ts';
import { shareInFlight } from '../optimizations/in-flight.ts';
import { type RefineOutcome, refineText } from '../optimizations/refine-text.ts';
import type { ResolvedOptions } from '../optimizations/resolve-request.ts';
import {
  findCachedResult,
  type OptimizationRow,
  rememberResult,
  requestHash,
} from '../optimizations/result-cache.ts';
import type { ItemRow } from './claim-items.ts';
import { retryDelayMs } from './retry-delay.ts';

/** What became of one leased item. */
export type ItemOutcome =
  | {
      kind: 'completed';
      item: ItemRow;
      outcome: RefineOutcome;
      latencyMs: number;
      optimizationId: string;
      paid: boolean;
    }
  | { kind: 'cached'; item: ItemRow; earlier: OptimizationRow; optimizationId: string }
  | { kind: 'failed'; item: ItemRow; failure: Failure; optimizationId: string }
  /** Back to pending: another try may succeed, or the worker is stopping. */
  | { kind: 'released'; item: ItemRow; delayMs: number; countsAsAttempt: boolean };

export interface ItemWork {
  organizationId: string;
  resolved: ResolvedOptions;
  newId: () => string;
}

/** Refines one item of a batch. Never throws: an error decides between another try and failing for good. */
export async function refineItem(ctx: Context, item: ItemRow, work: ItemWork): Promise<ItemOutcome> {
  const optimizationId = work.newId();
  const started = performance.now();
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    const text = item.text ?? '';
    const hash = requestHash(work.organizationId, text, work.resolved);
    // A local result is made faster than an earlier one is found.
    const earlier = work.resolved.candidates.length
      ? await findCachedResult(ctx, work.organizationId, hash)
      : null;
    if (earlier) return { kind: 'cached', item, earlier, optimizationId };
    const { outcome, shared } = await shareInFlight(hash, () => refineText(ctx, { text, ...work.resolved }));
    const latencyMs = performance.now() - started;
    return { kind: 'completed', item, outcome, latencyMs, optimizationId, paid: !shared };
  } catch (error) {
    return decide(ctx, item, error, optimizationId);
  }
}

function decide(ctx: Context, item: ItemRow, error: unknown, optimizationId: string): ItemOutcome {
  if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
  const failure = failureOf(error);
  if (failure.code === 'internal_error')
    ctx.logger.error({ err: error, itemId: item.id }, 'batch item failed');
  const mayRetry = error instanceof ProviderError ? error.retryable : failure.code === 'internal_error';
  if (mayRetry && item.attempts < ctx.settings.batches.maxAttempts) {
    const asked = error instanceof ProviderError ? error.retryAfterMs : undefined;
    return { kind: 'released', item, delayMs: retryDelayMs(item.attempts, asked), countsAsAttempt: true };
  }
  return { kind: 'failed', item, failure, optimizationId };
}

/** Remembers a result for later requests, once it is stored. */
export async function rememberItem(ctx: Context, work: ItemWork, done: ItemOutcome): Promise<void> {
  if (done.kind !== 'completed' || !done.paid || !done.outcome.cacheable) return;
  if (!work.resolved.candidates.length) return;
  const hash = requestHash(work.organizationId, done.item.text ?? '', work.resolved);
  await rememberResult(ctx, hash, done.optimizationId);
}
