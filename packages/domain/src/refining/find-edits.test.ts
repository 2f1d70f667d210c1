import { applyEdits } from '@refinery/refiner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEdits } from './find-edits.ts';
import { refineLocally } from './refiner-tasks.ts';

const SCRAPS = fc
  .array(
    fc.constantFrom(
      'Please ',
      'write ',
      'do not ',
      '3 items',
      '. ',
      '\n- ',
      'in order to ',
      'the ',
      '😀',
      '"a b" ',
    ),
    { maxLength: 30 },
  )
  .map((scraps) => scraps.join(''));
const OPTIONS = fc.record({
  strategy: fc.constantFrom('UNIVERSAL', 'CLAUDE', 'LEGAL' as const),
  compressionLevel: fc.constantFrom('low', 'high' as const),
  outputFormat: fc.constantFrom('default', 'json' as const),
});

describe('findEdits', () => {
  it('leads from any text to any result, whoever made it', () => {
    const by = fc.constantFrom('local', 'model' as const);
    const mode = fc.constantFrom('direct', 'hybrid' as const);
    fc.assert(
      fc.property(SCRAPS, SCRAPS, by, mode, OPTIONS, (original, refinedText, by, mode, options) => {
        const edits = findEdits({ original, refinedText, by, mode, options });
        expect(applyEdits(original, edits)).toBe(refinedText);
      }),
      { numRuns: 300 },
    );
  });

  it('makes the edits of the local refiner again', () => {
    fc.assert(
      fc.property(SCRAPS, OPTIONS, (original, options) => {
        const { refinedText } = refineLocally(original, options);
        const edits = findEdits({ original, refinedText, by: 'local', mode: 'direct', options });
        expect(applyEdits(original, edits)).toBe(refinedText);
        expect(edits.filter((edit) => edit.pass === 'rewrite')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
