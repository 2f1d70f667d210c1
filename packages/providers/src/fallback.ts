import { AllCandidatesFailedError } from './all-candidates-failed-error.ts';
import { type Clock, systemClock } from './clock.ts';
import { ProviderError, type ProviderErrorReason } from './errors.ts';
import type { Attempt, CallResult, Candidate, CompletionReply } from './spec.ts';

/** Refusals of a request that depend on the model or the address, not on the request alone. */
const DEPENDS_ON_VENDOR: ReadonlySet<ProviderErrorReason> = new Set([
  'model_not_found',
  'context_too_long',
  'output_limit',
  'unsupported_format',
  'unsupported_parameter',
  'redirect',
  'blocked_address',
]);

/**
 * Whether another vendor may succeed where one failed so. All failures qualify but a request that is invalid
 * in itself: it would be refused everywhere.
 */
export function shouldFallBack(error: ProviderError): boolean {
  if (error.kind !== 'invalid_request') return true;
  return error.reason !== undefined && DEPENDS_ON_VENDOR.has(error.reason);
}

export interface FallbackOptions {
  /** False: only the first candidate is tried. */
  fallback: boolean;
  signal: AbortSignal;
  clock?: Clock;
}

/**
 * Tries candidates in order until one answers.
 * @param complete one candidate's call, retries included
 * @throws {AllCandidatesFailedError} with all attempts; the abort reason when `signal` is aborted; at once
 *   whatever is not a {@link ProviderError}
 * @throws {RangeError} without candidates
 */
export async function withFallback(
  candidates: readonly Candidate[],
  complete: (candidate: Candidate) => Promise<CompletionReply>,
  options: FallbackOptions,
): Promise<CallResult> {
  const { fallback, signal, clock = systemClock } = options;
  const attempts: Attempt[] = [];
  const errors: ProviderError[] = [];
  for (const candidate of fallback ? candidates : candidates.slice(0, 1)) {
    const { provider, model } = candidate;
    const startedAt = clock.now();
    const ended = (error: ProviderError | null) => {
      attempts.push({ provider, model, error, latencyMs: Math.round(clock.now() - startedAt) });
    };
    try {
      const reply = await complete(candidate);
      ended(null);
      return { reply, provider, attempts };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderError)) throw error;
      ended(error);
      errors.push(error);
      if (!shouldFallBack(error)) break;
    }
  }
  const [first, ...rest] = errors;
  if (!first) throw new RangeError('A call needs at least one candidate.');
  throw new AllCandidatesFailedError(attempts, [first, ...rest]);
}
