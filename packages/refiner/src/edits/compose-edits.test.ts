import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../model/types.ts';
import { applyEdits } from './apply-edits.ts';
import { composeEdits } from './compose-edits.ts';

const editsOf = (length: number): fc.Arbitrary<Edit[]> =>
  fc
    .array(fc.tuple(fc.nat(length), fc.nat(4), fc.constantFrom('', 'x', 'yy')), { maxLength: 6 })
    .map((drafts) => {
      const edits: Edit[] = [];
      for (const [start, size, replacement] of drafts.sort((a, b) => a[0] - b[0])) {
        if (start < (edits.at(-1)?.end ?? 0) || (size === 0 && replacement === '')) continue;
        edits.push({ start, end: Math.min(length, start + size), replacement, pass: 'p', reason: 'r' });
      }
      return edits;
    });

describe('composeEdits', () => {
  it('does at once what two rounds do', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }).chain((text) =>
          fc.tuple(fc.constant(text), editsOf(text.length)).chain(([original, first]) => {
            const middle = applyEdits(original, first);
            return fc.tuple(
              fc.constant(original),
              fc.constant(first),
              fc.constant(middle),
              editsOf(middle.length),
            );
          }),
        ),
        ([original, first, middle, second]) => {
          const composed = composeEdits(middle, first, second);
          expect(applyEdits(original, composed)).toBe(applyEdits(middle, second));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
