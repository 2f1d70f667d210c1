import { expect, it } from 'vitest';
import { logGamma } from './log-gamma.ts';
import { SampleRatio, sampleRatioOf } from './sample-ratio.ts';

it.each([
  [1, 0],
  [2, 0],
  [0.5, Math.log(Math.PI) / 2],
  [5, Math.log(24)],
  [11, Math.log(3_628_800)],
  // Of other programs: 30 digits, rounded.
  [0.1, 2.252712651734206],
  [100, 359.1342053695754],
  [1_000_000, 12_815_504.569147611],
])('is the logarithm of Γ(%d)', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(expected)));
});

it('gives a ratio of many units that is that of the same units one by one', () => {
  const shares = [0.001, 0.299, 0.7];
  const counts = [7, 3_000, 6_993];
  const one = new SampleRatio(shares);
  for (const [arm, count] of counts.entries()) for (let unit = 0; unit < count; unit += 1) one.count(arm);
  expect(sampleRatioOf(counts, shares).log).toBeCloseTo(one.log, 7);
});

it('is quick for more units than anybody has', () => {
  expect(sampleRatioOf([2 ** 31, 2 ** 31], [0.5, 0.5]).isMismatch).toBe(false);
  expect(sampleRatioOf([2 ** 30, 2 ** 31], [0.5, 0.5]).isMismatch).toBe(true);
});
