import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemBackoff } from './item-backoff.ts';

const longest = (attempt: number) => itemBackoff(attempt, undefined, () => 1);

describe('itemBackoff', () => {
  it('doubles its ceiling with each attempt, up to five minutes', () => {
    expect([1, 2, 3, 4].map(longest)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(longest(50)).toBe(300_000);
  });

  it('spreads over the whole range', () => {
    expect(itemBackoff(3, undefined, () => 0)).toBe(0);
    expect(itemBackoff(3, undefined, () => 0.5)).toBe(4_000);
  });

  it('never comes back before the vendor asked, nor later than a quarter of the ceiling after that', () => {
    const attempts = fc.integer({ min: 1, max: 100 });
    const waits = fc.integer({ min: 0, max: 3_600_000 });
    fc.assert(
      fc.property(attempts, waits, fc.double({ min: 0, max: 1, noNaN: true }), (attempt, asked, random) => {
        const delay = itemBackoff(attempt, asked, () => random);
        expect(delay).toBeGreaterThanOrEqual(asked);
        expect(delay).toBeLessThanOrEqual(asked + longest(attempt) / 4);
      }),
    );
  });

  it('lets no vendor impose more than an hour', () => {
    expect(itemBackoff(1, 1e12, () => 0)).toBe(3_600_000);
  });
});
