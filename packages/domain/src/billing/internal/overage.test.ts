import { expect, it } from 'vitest';
import { unitsFor } from './overage.ts';

it.each([
  [33, 1.1, 30],
  [32, 1.1, 29],
  [5_000, 1, 5_000],
  [70, 0.1, 700],
  [1, 0.0001, 10_000],
  [49, 50, 0],
])('a sum of %d cents pays for units of %d cents: %d', (limitCents, unitCents, units) => {
  expect(unitsFor({ limitCents, unitCents })).toBe(units);
});
