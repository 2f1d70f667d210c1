import { ApiError } from './api-error.ts';
import type { Wait } from './options.ts';

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 8_000;

export interface RetryOptions {
  /** How often, beyond the first try. */
  retries: number;
  maxRetryAfterSeconds: number;
  wait: Wait;
  signal: AbortSignal | undefined;
}

/**
 * Tries until it succeeds, fails for good or has been tried often enough. Between tries it waits as long as
 * the API asked to, and otherwise exponentially longer with full jitter. Errors: that of the last try,
 * `aborted`.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= options.retries || !(error instanceof ApiError) || !isPassing(error)) throw error;
      const asked = error.retryAfterSeconds ?? 0;
      if (asked > options.maxRetryAfterSeconds) throw error;
      const backoff = Math.random() * Math.min(FIRST_BACKOFF_MS * 2 ** tried, MAX_BACKOFF_MS);
      await options.wait(Math.max(asked * 1000, backoff), options.signal);
    }
  }
}

/**
 * Whether it may be otherwise soon. A 502 of the API itself is final: it has tried its vendors often enough.
 */
function isPassing({ code, status }: ApiError): boolean {
  if (code === 'network_error' || code === 'timeout') return true;
  // The try before, whose answer was lost, still runs.
  if (code === 'idempotency_in_progress') return true;
  return (
    status === 429 || status === 503 || (code === 'invalid_response' && (status === 502 || status === 504))
  );
}
