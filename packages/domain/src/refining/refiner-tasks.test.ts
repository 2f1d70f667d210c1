import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refineLocally } from './refiner-tasks.ts';

it('returns only what has passed the guard, whatever the text and the format', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('default', 'markdown', 'json', 'xml' as const),
      fc.constantFrom('low', 'medium', 'high' as const),
      (text, outputFormat, compressionLevel) => {
        const result = refineLocally(text, { outputFormat, compressionLevel });
        expect(result.findings.passed).toBe(true);
        if (outputFormat === 'default')
          expect(result.refinedTokens).toBeLessThanOrEqual(result.originalTokens);
      },
    ),
    { numRuns: 300 },
  );
});
