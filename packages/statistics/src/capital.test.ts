import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Capital, logMeanExp, rejects } from './capital.ts';
import { FRACTIONS_OF_FEW, FRACTIONS_OF_MANY } from './fractions.ts';

describe('a capital', () => {
  it('is what bets of each fraction make of 1, on average', () => {
    const capital = new Capital([0.1, 0.5]);
    capital.bet(0.5, 1);
    capital.bet(-1, 2);
    expect(Math.exp(capital.log)).toBeCloseTo((1.05 * 0.95 + 1.25 * 0.75) / 2, 12);
  });

  it('of a fair game is fair: over all outcomes its mean is 1', () => {
    const outcomes = (length: number): number[][] =>
      length === 0
        ? [[]]
        : outcomes(length - 1).flatMap((rest) => [
            [...rest, -1],
            [...rest, 0.5],
            [...rest, 0.5],
          ]);
    for (const fractions of [FRACTIONS_OF_FEW, FRACTIONS_OF_MANY]) {
      const all = outcomes(6).map((xs) => {
        const capital = new Capital(fractions);
        for (const x of xs) capital.bet(x, 1);
        return Math.exp(capital.log);
      });
      expect(all.reduce((sum, each) => sum + each, 0) / all.length).toBeCloseTo(1, 10);
    }
  });

  it('goes on from its state', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 3, noNaN: true })), fc.nat(20), (xs, cut) => {
        const whole = new Capital(FRACTIONS_OF_MANY);
        for (const x of xs) whole.bet(x, 1);
        const first = new Capital(FRACTIONS_OF_MANY);
        for (const x of xs.slice(0, cut)) first.bet(x, 1);
        const second = new Capital(FRACTIONS_OF_MANY, JSON.parse(JSON.stringify(first.state)));
        for (const x of xs.slice(cut)) second.bet(x, 1);
        expect(second.log).toBe(whole.log);
      }),
    );
  });

  it('passes what a number can hold', () => {
    const capital = new Capital(FRACTIONS_OF_FEW);
    for (let time = 0; time < 10_000; time += 1) capital.bet(1, 1);
    expect(capital.log).toBeGreaterThan(6_000);
    expect(rejects(capital.log, 1e-300)).toBe(true);
  });
});

it('a mean of logarithms is that of what they stand for', () => {
  expect(logMeanExp([Math.log(1), Math.log(3)])).toBeCloseTo(Math.log(2), 12);
  expect(logMeanExp([5_000, 5_000])).toBe(5_000);
});
