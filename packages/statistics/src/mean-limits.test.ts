import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRACTIONS_OF_FEW } from './fractions.ts';
import { evidenceAbove, evidenceBelow, type LimitOptions, meanLimits } from './mean-limits.ts';

const OPTIONS: LimitOptions = { least: -1, most: 1, fractions: FRACTIONS_OF_FEW, alpha: 0.05 };
const LOG_20 = Math.log(20);
const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 60 });

describe('limits of a mean', () => {
  it('are the bounds where there is nothing', () => {
    expect(meanLimits([], OPTIONS)).toEqual({ lower: -1, upper: 1 });
  });

  it('enclose the mean of what was seen, and lie within the bounds', () => {
    fc.assert(
      fc.property(values, (seen) => {
        const { lower, upper } = meanLimits(seen, OPTIONS);
        const mean = seen.length ? seen.reduce((sum, each) => sum + each, 0) / seen.length : 0;
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(mean + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(mean - 1e-9);
      }),
    );
  });

  it('are where the evidence reaches 20', () => {
    const seen = Array.from({ length: 80 }, (_, at) => (at % 3 ? 0.4 : -0.2));
    const { lower, upper } = meanLimits(seen, OPTIONS);
    expect(evidenceAbove(seen, lower, OPTIONS)).toBeCloseTo(LOG_20, 6);
    expect(evidenceBelow(seen, upper, OPTIONS)).toBeCloseTo(LOG_20, 6);
    expect(lower).toBeGreaterThan(0);
    expect(upper).toBeLessThan(0.4);
  });

  it('are mirrored where the values are', () => {
    fc.assert(
      fc.property(values, (seen) => {
        const { lower, upper } = meanLimits(seen, OPTIONS);
        const mirrored = meanLimits(
          seen.map((each) => -each),
          OPTIONS,
        );
        expect(mirrored.lower).toBeCloseTo(-upper, 9);
        expect(mirrored.upper).toBeCloseTo(-lower, 9);
      }),
    );
  });

  it('know the bounds of the values', () => {
    const [wide, narrow] = [OPTIONS, { ...OPTIONS, least: -0.1, most: 0.1 }].map((options) =>
      meanLimits(
        Array.from({ length: 50 }, () => 0.02),
        options,
      ),
    );
    expect(narrow?.lower).toBeGreaterThan(wide?.lower ?? 1);
  });
});
