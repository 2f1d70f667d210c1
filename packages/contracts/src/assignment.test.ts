import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignArm } from './assignment.ts';

/**
 * Units of one draw with their arms, which must never change: programs out there assign by them. The client's
 * test has the same ones.
 */
const FIXED: readonly (readonly [unit: string, arm: number])[] = [
  ['user-1', 1],
  ['user-2', 0],
  ['user-3', 2],
  ['user-4', 2],
  ['user-5', 2],
  ['a@b.example', 0],
  ['', 0],
  ['größe 😀', 0],
];

const THIRDS = { salt: 'test', weights: [0.5, 0.3, 0.2] };

/** The same by the library of Node. */
function reference(salt: string, weights: readonly number[], unit: string): number {
  const first = createHash('sha256').update(`${salt}:${unit}`).digest().readBigUInt64BE();
  const fraction = Number(first >> 11n) / 2 ** 53;
  let sum = 0;
  const place = weights.findIndex((weight) => {
    sum += weight;
    return fraction < sum;
  });
  return place === -1 ? weights.length - 1 : place;
}

describe('an assignment', () => {
  it('is that of SHA-256, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (salt, unit) => {
          const weights = Array.from({ length: 64 }, () => 1 / 64);
          expect(assignArm({ salt, weights }, unit)).toBe(reference(salt, weights, unit));
        },
      ),
    );
  });

  it('never changes', () => {
    for (const [unit, arm] of FIXED) expect(assignArm(THIRDS, unit), unit).toBe(arm);
  });

  it('shares units out by the weights', () => {
    const counts = [0, 0, 0];
    for (let unit = 0; unit < 10_000; unit++) {
      const arm = assignArm(THIRDS, `user-${unit}`);
      counts[arm] = (counts[arm] ?? 0) + 1;
    }
    // Of 10,000 units, shares are off by 0.02 in one of 10,000 tests at most; these units are always the
    // same.
    for (const [arm, weight] of THIRDS.weights.entries())
      expect(Math.abs((counts[arm] ?? 0) / 10_000 - weight)).toBeLessThan(0.02);
  });

  it('gives every unit to an arm that has all of them', () => {
    for (let unit = 0; unit < 100; unit++)
      expect(assignArm({ salt: 's', weights: [0, 1] }, `${unit}`)).toBe(1);
  });
});
