import '@refinery/testing/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensKappa } from './agreement.ts';

/** Verdicts by how often two raters gave each pair. */
const table = (cells: readonly (readonly [judged: string, human: string, times: number])[]) => {
  const pairs = cells.flatMap(([judged, human, times]) =>
    Array<[string, string]>(times).fill([judged, human]),
  );
  return [pairs.map(([judged]) => judged), pairs.map(([, human]) => human)] as const;
};

describe('cohensKappa', () => {
  // Cohen (1960), table 1: observed .70, by chance .41.
  it('is what its author computes', () => {
    const [judged, human] = table([
      ...([
        ['1', '1', 88],
        ['1', '2', 14],
        ['1', '3', 18],
      ] as const),
      ...([
        ['2', '1', 10],
        ['2', '2', 40],
        ['2', '3', 10],
      ] as const),
      ...([
        ['3', '1', 2],
        ['3', '2', 6],
        ['3', '3', 12],
      ] as const),
    ]);
    expect(cohensKappa(judged, human)).toBeCloseTo((0.7 - 0.41) / (1 - 0.41), 12);
  });

  it('is 1 where they agree, below 0 where they never do, 0 where it is chance', () => {
    expect(cohensKappa(['a', 'b', 'tie'], ['a', 'b', 'tie'])).toBe(1);
    expect(cohensKappa(['a', 'b'], ['b', 'a'])).toBe(-1);
    expect(cohensKappa(['a', 'a', 'b', 'b'], ['a', 'b', 'a', 'b'])).toBe(0);
    expect(cohensKappa(['a', 'a'], ['a', 'b'])).toBe(0);
  });

  it('says nothing where nothing can be said', () => {
    expect(cohensKappa([], [])).toBeNull();
    expect(cohensKappa(['a', 'a'], ['a', 'a'])).toBeNull();
    expect(() => cohensKappa(['a'], [])).toThrow(RangeError);
  });

  it('does not mind who is who, and is 1 at most', () => {
    const rating = fc.constantFrom('a', 'b', 'tie');
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, rating)), (pairs) => {
        const [one, other] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
        const kappa = cohensKappa(one, other);
        expect(cohensKappa(other, one) ?? 2).toBeCloseTo(kappa ?? 2, 12);
        expect(kappa ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});
