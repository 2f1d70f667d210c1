import { describe, expect, it } from 'vitest';
import { comparePairs, type ScoredPair } from './compare-pairs.ts';
import { itemsNeeded } from './items-needed.ts';
import { leastOf, verdictOf } from './verdict.ts';

const times = (count: number, baseline: number, candidate: number): ScoredPair[] =>
  Array.from({ length: count }, () => ({ baseline, candidate }));

describe('a comparison', () => {
  it.each([
    ['better', [...times(150, 1, 1), ...times(20, 0, 1)]],
    ['worse', [...times(150, 1, 1), ...times(20, 1, 0)]],
    ['equivalent', times(300, 1, 1)],
    ['not_worse', [...times(90, 1, 1), ...times(4, 0, 1), ...times(1, 1, 0)]],
    ['inconclusive', times(10, 1, 1)],
  ] as const)('of passes and failures may be %s', (verdict, pairs) => {
    expect(comparePairs(pairs, { margin: 0.05 })).toMatchObject({
      verdict,
      method: 'tango',
      n: pairs.length,
    });
  });

  it('of other scores, or of what is looked at while it grows, bets', () => {
    const pairs = [...times(200, 0.5, 0.55), ...times(200, 0.6, 0.55)];
    const found = comparePairs(pairs, { margin: 0.1 });
    expect(found).toMatchObject({ method: 'betting', verdict: 'equivalent', n: 400 });
    expect(found.means.baseline).toBeCloseTo(0.55, 9);
    expect(found.difference).toBeCloseTo(0, 9);
    expect(comparePairs(times(300, 1, 1), { margin: 0.05, isSequential: true }).method).toBe('betting');
  });

  it('of what may be averaged bets, though all of it is 0 or 1', () => {
    const pairs = times(300, 1, 1);
    expect(comparePairs(pairs, { margin: 0.05, isAveraged: true }).method).toBe('betting');
    expect(comparePairs([...pairs, ...times(1, 1, 0.5)], { margin: 0.05 }).method).toBe('betting');
    expect(comparePairs([...pairs, ...times(1, 0.5, 1)], { margin: 0.05 }).method).toBe('betting');
  });

  it('allows for the worst and the best of what is missing', () => {
    const pairs = [...times(90, 1, 1), ...times(10, 0, 1)];
    const [all, some] = [0, 100].map((missing) => comparePairs(pairs, { margin: 0.05, missing }));
    expect(some?.lower).toBeCloseTo((all?.lower ?? 1) / 2 - 0.5, 9);
    expect(some?.upper).toBeCloseTo((all?.upper ?? 1) / 2 + 0.5, 9);
    expect(some?.difference).toBeCloseTo(0.1, 9);
    expect([all?.verdict, some?.verdict]).toEqual(['better', 'inconclusive']);
  });

  it('has limits of 95 % each', () => {
    // Where nothing is lost, Tango's interval is Wilson's of 10 in 100, with z = 1.645.
    const { lower, upper } = comparePairs([...times(90, 1, 1), ...times(10, 0, 1)], { margin: 0.05 });
    expect(lower).toBeCloseTo(0.06072, 4);
    expect(upper).toBeCloseTo(0.16036, 4);
  });

  it('bets until its capital is 20', () => {
    // The mean of (1 + c)ⁿ over the fractions: 14.6 after 6 gains, 25.9 after 7.
    const verdictOf = (gains: number) =>
      comparePairs(times(gains, 0, 1), { margin: 0, isAveraged: true }).verdict;
    expect([verdictOf(6), verdictOf(7)]).toEqual(['inconclusive', 'better']);
  });

  it('of nothing is inconclusive', () => {
    expect(comparePairs([], { margin: 0.05 })).toMatchObject({
      n: 0,
      difference: 0,
      verdict: 'inconclusive',
    });
  });
});

describe('a verdict', () => {
  it('of several measures is the least good', () => {
    expect(leastOf(['better', 'not_worse', 'equivalent'])).toBe('not_worse');
    expect(leastOf(['better', 'worse', 'inconclusive'])).toBe('worse');
    expect(leastOf([])).toBe('inconclusive');
  });

  it('within the margin is that of equality, although the candidate is certainly a little worse', () => {
    expect(verdictOf({ lower: -0.03, upper: -0.01 }, 0.05)).toBe('equivalent');
    expect(verdictOf({ lower: -0.08, upper: -0.01 }, 0.05)).toBe('worse');
  });

  it('without a margin is never that of equality', () => {
    expect(verdictOf({ lower: -0.001, upper: 0.001 }, 0)).toBe('inconclusive');
  });
});

describe('the items that are needed', () => {
  it('are more for a smaller margin, and the same each time', () => {
    const differences = Array.from({ length: 60 }, (_, at) => (at % 30 === 0 ? -1 : at % 30 === 1 ? 1 : 0));
    const [wide, narrow] = [0.1, 0.04].map((margin) => itemsNeeded(differences, { margin, method: 'tango' }));
    expect(narrow).toBeGreaterThan(wide ?? Number.POSITIVE_INFINITY);
    expect(itemsNeeded(differences, { margin: 0.1, method: 'tango' })).toBe(wide);
  });

  it('are unknown where there is nothing', () => {
    expect(itemsNeeded([], { margin: 0.1, method: 'betting' })).toBeNull();
  });
});
