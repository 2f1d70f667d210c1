import { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../context/context.ts';
import { failureOf } from '../usage/failure.ts';
import { itemBackoff } from './item-backoff.ts';
import type { Failed, Released, WorkItem } from './kind.ts';

/** Failures of ours that may be over at the next try. */
const PASSING_CODES = new Set(['internal_error', 'rate_limited']);

/** Whether the same try of an item that calls vendors may succeed later, and the item has one left. */
export function mayTryAgain(ctx: Pick<Context, 'settings'>, item: WorkItem, error: unknown): boolean {
  const mayPass = error instanceof ProviderError ? error.retryable : PASSING_CODES.has(failureOf(error).code);
  return mayPass && item.attempts < ctx.settings.batches.maxAttempts;
}

/**
 * Decides between another try of an item that calls vendors and failing for good.
 * @param unexpected what the log says of an error of ours
 */
export function afterFailure<Item extends WorkItem>(
  ctx: Pick<Context, 'logger' | 'settings' | 'stopping'>,
  item: Item,
  error: unknown,
  unexpected: string,
): Failed<Item> | Released<Item> {
  if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
  const failure = failureOf(error);
  if (failure.code === 'internal_error') ctx.logger.error({ err: error, itemId: item.id }, unexpected);
  if (mayTryAgain(ctx, item, error)) {
    const asked = error instanceof ProviderError ? error.retryAfterMs : undefined;
    return { kind: 'released', item, delayMs: itemBackoff(item.attempts, asked), countsAsAttempt: true };
  }
  return { kind: 'failed', item, failure };
}
