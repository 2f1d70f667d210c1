import { type BackoffPolicy, backoff } from './backoff.ts';
import { type Clock, systemClock } from './clock.ts';
import { ProviderError, type ProviderErrorReason } from './errors.ts';

export interface RetryPolicy {
  /** Tries in all, the first one included. Default 3. */
  maxAttempts?: number;
  /** Upper bound of the first backoff in milliseconds; it doubles with each try. Default 500. */
  baseDelayMs?: number;
  /** Upper bound of any backoff in milliseconds. Default 8000. */
  maxDelayMs?: number;
  /** No try begins later than this after the first one began, in milliseconds. Default 60000. */
  maxElapsedMs?: number;
}

export interface RetryOptions extends RetryPolicy {
  signal: AbortSignal;
  clock?: Clock;
  /** Uniform in [0, 1). */
  random?: () => number;
}

/**
 * A wait that a vendor asked for is exceeded by at most this, in milliseconds, so that callers do not return
 * as one.
 */
export const RETRY_AFTER_JITTER_MS = 250;

/** Refusals of our own, which no short wait will change. */
const NOT_WORTH_WAITING: ReadonlySet<ProviderErrorReason> = new Set(['circuit_open', 'queue_full']);

function isWorthRetrying(error: unknown): error is ProviderError {
  return (
    error instanceof ProviderError &&
    error.retryable &&
    !(error.reason && NOT_WORTH_WAITING.has(error.reason))
  );
}

/**
 * How long to wait before the next try, in milliseconds: never less than the vendor asked for, and little
 * more.
 */
function delayOf(error: ProviderError, attempt: number, policy: BackoffPolicy, random: () => number): number {
  if (error.retryAfterMs !== undefined) return error.retryAfterMs + random() * RETRY_AFTER_JITTER_MS;
  return backoff(attempt, policy, random);
}

/**
 * Runs until it succeeds, fails for good, or the budget of tries or time does not allow another try; a wait
 * that would outlast the budget is not begun.
 * @throws the last error; the abort reason when `signal` is aborted during a wait
 */
export async function withRetry<T>(run: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { maxAttempts = 3, baseDelayMs = 500, maxDelayMs = 8_000, maxElapsedMs = 60_000 } = options;
  const { signal, clock = systemClock, random = Math.random } = options;
  const startedAt = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted || attempt >= maxAttempts || !isWorthRetrying(error)) throw error;
      const delay = delayOf(error, attempt, { baseMs: baseDelayMs, maxMs: maxDelayMs }, random);
      if (clock.now() - startedAt + delay > maxElapsedMs) throw error;
      await clock.sleep(delay, signal);
    }
  }
}
