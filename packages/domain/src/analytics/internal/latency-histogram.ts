/** Buckets of a power of ten. */
export const BUCKETS_PER_DECADE = 8;
/** From a millisecond to a thousand seconds, longer than any request may take. */
export const DECADES = 6;

const INNER_BUCKETS = BUCKETS_PER_DECADE * DECADES;
/** One is for what took less than a millisecond, and one for what took longer than the last bound. */
export const LATENCY_BUCKETS = INNER_BUCKETS + 2;

/**
 * The end of a bucket in milliseconds: it holds what took less, and at least the end of the one before. The
 * last has no end.
 */
export const boundOf = (bucket: number): number => 10 ** (bucket / BUCKETS_PER_DECADE);

const SIGNIFICANT_DIGITS = 3;

/**
 * The latency in milliseconds that this share of the requests did not exceed (nearest rank), as the middle of
 * its bucket: at most 16 % off. What took less than a millisecond is 0.5, what took more than a thousand
 * seconds 1,000,000. Null where nothing was timed.
 */
export function latencyPercentile(latencies: readonly number[], share: number): number | null {
  const total = latencies.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  const bucket = latencies.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
  return middleOf(bucket);
}

function middleOf(bucket: number): number {
  if (bucket === 0) return 0.5;
  if (bucket > INNER_BUCKETS) return boundOf(INNER_BUCKETS);
  return Number(boundOf(bucket - 0.5).toPrecision(SIGNIFICANT_DIGITS));
}
