import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import { createSingleFlight } from '../concurrency/single-flight.ts';
import type { Context } from '../context/context.ts';
import type { EarlierResult } from '../context/known-results.ts';
import type { Outcome } from './internal/outcome.ts';
import { refineText } from './internal/refine-text.ts';
import { findCachedResult, rememberResult, requestHash } from './internal/result-cache.ts';
import { notPaid } from './optimization.ts';
import type { RefineTextRequest } from './resolve-request.ts';

const singleFlight = createSingleFlight<Outcome>();

/** The result of a request, whoever paid for it. */
export interface FoundOrRefined {
  result: OptimizationResult;
  /** What later requests will find it by; null where they must not be answered from it. */
  rememberAs: string | null;
}

/**
 * The result of an earlier request with this hash, as this process remembers it or as Redis and Postgres find
 * it, which it then remembers; null where there is none. What the process remembers may have been deleted
 * since: whoever repeats it makes sure of that when they write it down.
 */
export async function findEarlierResult(
  ctx: Pick<Context, 'clock' | 'db' | 'knownResults' | 'redis'>,
  organizationId: string,
  hash: string,
): Promise<EarlierResult | null> {
  const now = ctx.clock.now();
  const known = ctx.knownResults.get(hash, now);
  if (known) return known;
  const earlier = await findCachedResult(ctx, organizationId, hash);
  if (earlier) ctx.knownResults.put(hash, { organizationId, earlier, at: now });
  return earlier;
}

/** Forgets what this process remembers: it is not there any more. */
export const forgetEarlierResult = (
  ctx: Pick<Context, 'knownResults'>,
  hash: string,
  { id }: EarlierResult,
): void => ctx.knownResults.forget(hash, id);

/**
 * Takes an earlier result of the same request, that of one running at this moment in this process, or
 * refines. Requests may join until `remembered`, so that nobody falls between the work and the cache;
 * default: until it is done. Errors: {@link refineText}'s.
 */
export async function findOrRefine(
  ctx: Context,
  request: RefineTextRequest,
  remembered?: Promise<void>,
): Promise<FoundOrRefined> {
  const hash = requestHash(request);
  const earlier = await findCachedResult(ctx, request.organizationId, hash);
  if (earlier) return { result: notPaid(earlier.result), rememberAs: null };
  return refineOnce(ctx, request, hash, remembered);
}

/** Refines, or takes the result of the same request that is running in this process, until `remembered`. */
export async function refineOnce(
  ctx: Context,
  request: RefineTextRequest,
  hash: string,
  remembered?: Promise<void>,
): Promise<FoundOrRefined> {
  const { outcome, shared } = await singleFlight(hash, () => refineText(ctx, request), remembered);
  if (shared) return { result: notPaid(outcome.result), rememberAs: null };
  return { result: outcome.result, rememberAs: outcome.cacheable ? hash : null };
}

/** Refines without looking for an earlier result: the local refiner is faster than a look. */
export async function refineAnew(ctx: Context, request: RefineTextRequest): Promise<FoundOrRefined> {
  const { result } = await refineText(ctx, request);
  return { result, rememberAs: null };
}

/** Lets later requests find a result by Redis, once it is stored as the optimization `id`. */
export async function rememberFor(
  ctx: Pick<Context, 'redis'>,
  { rememberAs }: FoundOrRefined,
  id: string,
): Promise<void> {
  if (rememberAs) await rememberResult(ctx, rememberAs, id);
}

/** Lets later requests find a result, here at once and elsewhere once it is stored as this optimization. */
export async function remember(
  ctx: Pick<Context, 'clock' | 'knownResults' | 'redis'>,
  found: FoundOrRefined,
  { id, organizationId }: { id: string; organizationId: string },
): Promise<void> {
  const { rememberAs, result } = found;
  if (rememberAs)
    ctx.knownResults.put(rememberAs, { organizationId, earlier: { id, result }, at: ctx.clock.now() });
  await rememberFor(ctx, found, id);
}
