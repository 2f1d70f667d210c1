import { newId } from '@refinery/db/ids.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../context/context.ts';
import { failureOf } from '../failure.ts';
import { shareInFlight } from '../optimizations/in-flight.ts';
import type { RefineOutcome } from '../optimizations/refine-outcome.ts';
import { refineText } from '../optimizations/refine-text.ts';
import type { ResolvedOptions } from '../optimizations/resolve-request.ts';
import {
  findCachedResult,
  type OptimizationRow,
  rememberResult,
  requestHash,
} from '../optimizations/result-cache.ts';
import { itemBackoff } from '../work/item-backoff.ts';
import type { Outcome } from '../work/kind.ts';
import type { ClaimedItem } from './claimed.ts';

/** What refining an item came to. */
export type ItemResult = { optimizationId: string } & (
  | {
      outcome: RefineOutcome;
      latencyMs: number;
      paid: boolean;
      /** Names the result in the cache; absent for a local one, which is made faster than found. */
      hash?: string;
    }
  /** An earlier result of the same request. */
  | { earlier: OptimizationRow }
);

/** What became of one leased item. */
export type ItemOutcome = Outcome<ClaimedItem, ItemResult>;

export interface ItemWork {
  organizationId: string;
  resolved: ResolvedOptions;
}

/** Refines one item of a batch. Never throws: an error decides between another try and failing for good. */
export async function refineItem(ctx: Context, item: ClaimedItem, work: ItemWork): Promise<ItemOutcome> {
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    const text = item.text ?? '';
    if (work.resolved.candidates.length) return await askVendor(ctx, { ...item, text }, work);
    const started = performance.now();
    const outcome = await refineText(ctx, { organizationId: work.organizationId, text, ...work.resolved });
    const latencyMs = performance.now() - started;
    return { kind: 'completed', item, result: { optimizationId: newId(), outcome, latencyMs, paid: true } };
  } catch (error) {
    return decide(ctx, item, error);
  }
}

async function askVendor(
  ctx: Context,
  item: ClaimedItem & { text: string },
  { organizationId, resolved }: ItemWork,
): Promise<ItemOutcome> {
  const optimizationId = newId();
  const started = performance.now();
  const hash = requestHash(organizationId, item.text, resolved);
  const earlier = await findCachedResult(ctx, organizationId, hash);
  if (earlier) return { kind: 'completed', item, result: { optimizationId, earlier } };
  // A vendor that may come back is worth waiting for; the local refiner answers when the tries are used up.
  const mayStandIn = (error: ProviderError) => !mayTryAgain(ctx, item, error);
  const work = () => refineText(ctx, { organizationId, text: item.text, ...resolved, mayStandIn });
  const { outcome, shared } = await shareInFlight(hash, work);
  const latencyMs = performance.now() - started;
  return { kind: 'completed', item, result: { optimizationId, outcome, latencyMs, paid: !shared, hash } };
}

function decide(ctx: Context, item: ClaimedItem, error: unknown): ItemOutcome {
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
function mayTryAgain(ctx: Context, item: ClaimedItem, error: unknown): boolean {
  const mayPass = error instanceof ProviderError ? error.retryable : PASSING_CODES.has(failureOf(error).code);
  return mayPass && item.attempts < ctx.settings.batches.maxAttempts;
}

/** Remembers a result for later requests, once it is stored. */
export async function rememberItem(ctx: Context, done: ItemOutcome): Promise<void> {
  if (done.kind !== 'completed' || 'earlier' in done.result) return;
  const { hash, paid, outcome, optimizationId } = done.result;
  if (hash && paid && outcome.cacheable) await rememberResult(ctx, hash, optimizationId);
}
