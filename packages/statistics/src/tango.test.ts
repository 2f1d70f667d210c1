import { describe, expect, it } from 'vitest';
import { tangoLimits, tangoScore } from './tango.ts';

describe('the score interval of Tango', () => {
  it('is where the score reaches the quantile', () => {
    const pairs = { n: 200, gained: 9, lost: 4 };
    const { lower, upper } = tangoLimits(pairs, 1.645);
    expect(tangoScore(pairs, lower)).toBeCloseTo(1.645, 6);
    expect(tangoScore(pairs, upper)).toBeCloseTo(-1.645, 6);
  });

  it('at no difference is the test of McNemar', () => {
    for (const [gained, lost] of [
      [5, 2],
      [0, 9],
      [20, 20],
    ] as const)
      expect(tangoScore({ n: 100, gained, lost }, 0)).toBeCloseTo(
        (gained - lost) / Math.sqrt(gained + lost),
        9,
      );
  });

  it('encloses what was seen, and is mirrored where gains and losses are exchanged', () => {
    for (const n of [1, 2, 10, 100])
      for (let gained = 0; gained <= n; gained += Math.ceil(n / 5))
        for (let lost = 0; gained + lost <= n; lost += Math.ceil(n / 5)) {
          const { lower, upper } = tangoLimits({ n, gained, lost }, 1.645);
          expect(lower).toBeLessThanOrEqual((gained - lost) / n + 1e-9);
          expect(upper).toBeGreaterThanOrEqual((gained - lost) / n - 1e-9);
          const mirrored = tangoLimits({ n, gained: lost, lost: gained }, 1.645);
          expect(mirrored.lower).toBeCloseTo(-upper, 9);
        }
  });

  it('is everything where there is nothing', () => {
    expect(tangoLimits({ n: 0, gained: 0, lost: 0 }, 1.645)).toEqual({ lower: -1, upper: 1 });
  });

  it('is not a point where no pair differs', () => {
    // There the equation has the solution z²/(n + z²).
    const { lower, upper } = tangoLimits({ n: 30, gained: 0, lost: 0 }, 2);
    expect(lower).toBeCloseTo(-4 / 34, 9);
    expect(upper).toBeCloseTo(4 / 34, 9);
  });
});
