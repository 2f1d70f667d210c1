import { describe, expect, it } from 'vitest';
import { boundOf, LATENCY_BUCKETS, latencyPercentile } from './latency-histogram.ts';

const histogram = (counts: Record<number, number>): number[] =>
  Array.from({ length: LATENCY_BUCKETS }, (_, bucket) => counts[bucket] ?? 0);
/** The bucket of a latency, found by looking at every bound. */
const bucketOf = (ms: number): number => {
  const found = Array.from({ length: LATENCY_BUCKETS - 1 }, (_, bucket) => bucket).find(
    (bucket) => ms < boundOf(bucket),
  );
  return found ?? LATENCY_BUCKETS - 1;
};

describe('a percentile of latencies', () => {
  it.each([1, 1.3, 1.34, 9.99, 10, 47, 1_234.5, 86_000, 999_999])(
    'of requests that took %d ms is at most 16 %% off',
    (ms) => {
      const told = latencyPercentile(histogram({ [bucketOf(ms)]: 7 }), 0.5) ?? 0;
      expect(Math.abs(told / ms - 1)).toBeLessThanOrEqual(0.16);
    },
  );

  it.each([
    [0.001, 0.5],
    [0.999, 0.5],
    [1_000_000, 1_000_000],
    [9e9, 1_000_000],
  ])('of %d ms, which no bucket with two bounds holds, is %d', (ms, told) => {
    expect(latencyPercentile(histogram({ [bucketOf(ms)]: 1 }), 0.95)).toBe(told);
  });

  it('is that of the nearest rank', () => {
    const [quick, slow] = [bucketOf(2), bucketOf(2_000)];
    const of = (many: number, few: number, share: number) =>
      (latencyPercentile(histogram({ [quick]: many, [slow]: few }), share) ?? 0) > 1_000;
    expect([of(19, 1, 0.95), of(18, 2, 0.95), of(1, 1, 0.5), of(1, 2, 0.5)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('is null where nothing was timed', () => {
    expect([latencyPercentile([], 0.5), latencyPercentile(histogram({}), 0.5)]).toEqual([null, null]);
  });
});
