import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSteps } from '../fixtures/count-steps.ts';
import { indexOfText } from './index-of-text.ts';

const FEW = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 });

describe('indexOfText', () => {
  it('finds what indexOf finds', () => {
    const long = FEW.map((text) => `aabaaabaaaabaabaab${text}`);
    fc.assert(
      fc.property(FEW, long, FEW, fc.nat(60), (before, wanted, behind, from) => {
        for (const text of [before + behind, before + wanted + behind, before + wanted.slice(1) + wanted])
          expect(indexOfText(text, wanted, from)).toBe(text.indexOf(wanted, from));
      }),
    );
  });

  it('takes steps linear in both lengths', () => {
    const steps = (n: number): number =>
      countSteps(() => indexOfText('a'.repeat(2 * n), `${'a'.repeat(n / 2)}b${'a'.repeat(n / 2)}`));
    expect(steps(8_000) / steps(2_000)).toBeLessThan(4.4);
  });
});
