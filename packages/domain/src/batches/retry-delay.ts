const BASE_MS = 2_000;
const MAX_MS = 5 * 60_000;
/** Longest wait a vendor may impose on an item. */
const MAX_ASKED_MS = 60 * 60_000;

/**
 * How long an item waits before its next try: exponential backoff with full jitter, and never less than what the
 * vendor asked for. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @param attempt tries so far, from 1
 */
export function retryDelayMs(attempt: number, askedMs?: number, random: () => number = Math.random): number {
  const ceiling = Math.min(MAX_MS, BASE_MS * 2 ** (attempt - 1));
  const jittered = random() * ceiling;
  return Math.round(askedMs === undefined ? jittered : Math.min(MAX_ASKED_MS, askedMs) + jittered / 4);
}
