export interface BackoffPolicy {
  /** Upper bound of the first wait in milliseconds; it doubles with each try. */
  baseMs: number;
  /** Upper bound of any wait in milliseconds. */
  maxMs: number;
}

/**
 * How long to wait before the next try, in milliseconds: exponential backoff with full jitter, uniform from 0
 * up to the bound. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @param attempt number of the try that failed, from 1
 * @param random uniform in [0, 1)
 */
export const backoff = (
  attempt: number,
  { baseMs, maxMs }: BackoffPolicy,
  random: () => number = Math.random,
): number => random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
