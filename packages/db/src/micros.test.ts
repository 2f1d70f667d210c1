import { expect, it } from 'vitest';
import { toMicros, toUsd, upToMicros } from './micros.ts';

it.each([
  [0, 0],
  [0.000001, 1],
  [0.1, 100_000],
  [4.35, 4_350_000],
  [1_000_000_000, 1e15],
  [999_999_999.999999, 999_999_999_999_999],
])('%d dollars are %d millionths, and back', (usd, micros) => {
  expect([toMicros(usd), toUsd(micros)]).toEqual([micros, usd]);
});

it.each([0.0000001, 0.0000005, 1.2345678, 0.1 + 0.2])('%d has more than six decimals', (usd) => {
  expect(toMicros(usd)).toBeNull();
});

it.each([
  [0, 0],
  [1e-9, 1],
  [0.000001, 1],
  [0.0000010001, 2],
  // 0.1 + 0.2 is a little more than 0.3: that is noise, and costs nobody anything.
  [0.1 + 0.2, 300_000],
  [-0.5, 0],
])('a price of %d is charged with %d millionths', (usd, micros) => {
  expect(upToMicros(usd)).toBe(micros);
});
