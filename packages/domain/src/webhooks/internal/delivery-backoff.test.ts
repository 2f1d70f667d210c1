import { expect, it } from 'vitest';
import { deliveryBackoff, MOST_TRIES } from './delivery-backoff.ts';

const HOUR_MS = 3_600_000;

it.each([
  [1, 5_000, 10_000],
  [2, 10_000, 20_000],
  [3, 20_000, 40_000],
  [10, 2_560_000, 5_120_000],
  [12, 2 * HOUR_MS, 4 * HOUR_MS],
  [MOST_TRIES, 2 * HOUR_MS, 4 * HOUR_MS],
])('after %i tries a delivery waits between %i and %i ms', (tries, least, most) => {
  expect(deliveryBackoff(tries, () => 0)).toBe(least);
  expect(deliveryBackoff(tries, () => 1)).toBe(most);
  expect(deliveryBackoff(tries)).toBeGreaterThanOrEqual(least);
});

it('a receiver may be away for most of a day', () => {
  const waits = Array.from({ length: MOST_TRIES - 1 }, (_, at) => at + 1);
  const hours = (random: number) =>
    waits.reduce((sum, tries) => sum + deliveryBackoff(tries, () => random), 0) / HOUR_MS;
  expect([hours(0), hours(1)].map(Math.round)).toEqual([11, 22]);
});
