import type { Context } from '../context/context.ts';
import { refineText } from './internal/refine-text.ts';
import { findCachedResult, rememberResult, requestHash } from './internal/result-cache.ts';
import { singleFlight } from './internal/single-flight.ts';
import { notPaid, type OptimizationResult } from './optimization.ts';
import type { RefineTextRequest } from './resolve-request.ts';

/** The result of a request, whoever paid for it. */
export interface FoundOrRefined {
  result: OptimizationResult;
  /** What later requests will find it by; null where they must not be answered from it. */
  rememberAs: string | null;
}

/**
 * Takes an earlier result of the same request, that of one running at this moment in this process, or refines. Requests
 * may join until `remembered`, so that nobody falls between the work and the cache; default: until it is done.
 * Errors: {@link refineText}'s.
 */
export async function findOrRefine(
  ctx: Context,
  request: RefineTextRequest,
  remembered?: Promise<void>,
): Promise<FoundOrRefined> {
  const hash = requestHash(request);
  const earlier = await findCachedResult(ctx, request.organizationId, hash);
  if (earlier) return { result: notPaid(earlier.result), rememberAs: null };
  const { outcome, shared } = await singleFlight(hash, () => refineText(ctx, request), remembered);
  if (shared) return { result: notPaid(outcome.result), rememberAs: null };
  return { result: outcome.result, rememberAs: outcome.cacheable ? hash : null };
}

/** Refines without looking for an earlier result: the local refiner is faster than a look. */
export async function refineAnew(ctx: Context, request: RefineTextRequest): Promise<FoundOrRefined> {
  const { result } = await refineText(ctx, request);
  return { result, rememberAs: null };
}

/** Lets later requests find a result, once it is stored as the optimization `id`. */
export async function remember(
  ctx: Pick<Context, 'redis'>,
  { rememberAs }: FoundOrRefined,
  id: string,
): Promise<void> {
  if (rememberAs) await rememberResult(ctx, rememberAs, id);
}
