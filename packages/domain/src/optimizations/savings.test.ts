import { describe, expect, it } from 'vitest';
import { savingsPercentage, withoutNoise } from './savings.ts';

describe('savings', () => {
  it.each([
    [100, 62, 38],
    [93, 69, 25.8],
    [100, 110, -10],
    [7, 7, 0],
    [0, 0, 0],
  ])('of %i tokens that became %i are %d %%', (original, refined, percentage) => {
    expect(savingsPercentage(original, refined)).toBe(percentage);
  });

  it('in dollars are what was added, to the price of one cheap token', () => {
    const prices = Array.from({ length: 4_000 }, () => 1.6e-6);
    expect(withoutNoise(prices.reduce((sum, price) => sum + price))).toBe(0.0064);
    expect(withoutNoise(2e-8)).toBe(2e-8);
  });
});
