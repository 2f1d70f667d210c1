/** Answers within so many milliseconds are the same one. */
const MAX_AGE_MS = 500;

/**
 * A check that runs once for everybody who asks at about the same time: anybody may ask for the health of a
 * process, so asking must not be a way to make it work.
 */
export function shareCheck<T>(
  check: () => Promise<T>,
  now: () => number = () => performance.now(),
): () => Promise<T> {
  let latest: Promise<T> | undefined;
  let freshUntil = Number.POSITIVE_INFINITY;
  return () => {
    if (latest && now() < freshUntil) return latest;
    freshUntil = Number.POSITIVE_INFINITY;
    latest = check().finally(() => {
      freshUntil = now() + MAX_AGE_MS;
    });
    return latest;
  };
}
