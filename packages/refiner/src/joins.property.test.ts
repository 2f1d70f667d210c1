import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenJoins } from '../fixtures/broken-joins.ts';
import { PROMPT_TEXT } from '../fixtures/prompt-text.ts';
import { applyEdits, refine } from './index.ts';
import type { CompressionLevel } from './model/types.ts';

const LEVEL = fc.constantFrom<CompressionLevel>('low', 'medium', 'high');
const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 300) };

/**
 * In a first result something would read as handed over, so more of the author's words is kept, which another
 * call would not keep.
 */
const KEPT_AROUND = `1. Check whether the code (which is written in Python) runs.
**Note:** Write a short report about the unusual history of the town, carry out a concise assessment of.

Please a manager who is responsible for an old factory needs a plan. Write a short report about the unusual history of the town.
- Please write a short report about the unusual history of the town.
- Write a short report about the unusual history of the town.
Provides a systematic investigation of write a short report about the unusual history of the town. Write a short report about the unusual history of the town, carries out a complete review of:`;

const linesOf = (text: string): string[] => text.split('\n');

describe('where words went', () => {
  it('marks, spaces, capitals and articles fit again, and refining again changes nothing', () => {
    fc.assert(
      fc.property(PROMPT_TEXT, LEVEL, (text, compressionLevel) => {
        const { refinedText, edits } = refine(text, { compressionLevel });
        const before = new Set(brokenJoins(text).map((finding) => finding.split(':')[0]));
        const after = brokenJoins(refinedText).filter((finding) => !before.has(finding.split(':')[0]));
        expect(after, refinedText).toEqual([]);
        expect(applyEdits(text, edits)).toBe(refinedText);
        expect(refine(refinedText, { compressionLevel }).refinedText).toBe(refinedText);
      }),
      { ...RUNS, examples: [[KEPT_AROUND, 'high']] },
    );
  });

  it('sentences keep their final mark, fences stay on their lines', () => {
    fc.assert(
      fc.property(PROMPT_TEXT, LEVEL, (text, compressionLevel) => {
        // Only where that pass drops it on purpose.
        const { refinedText } = refine(text, { compressionLevel, disabledPasses: ['final-stop'] });
        const unmarked = (all: string): string[] =>
          linesOf(all).filter((line) => /[\p{L}\p{N}]$/u.test(line));
        expect(unmarked(refinedText).length).toBeLessThanOrEqual(unmarked(text).length);
        const fences = (all: string): string[] => linesOf(all).filter((line) => line.includes('```'));
        expect(fences(refinedText)).toEqual(fences(text));
      }),
      RUNS,
    );
  });
});
