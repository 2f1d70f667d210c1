import { checkFidelity } from '@refinery/guard';
import { countSteps } from '@refinery/text/fixtures/count-steps.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_UNITS, hostileText, SHAPES } from '../fixtures/hostile-texts.ts';
import { composeEdits } from './edits/compose-edits.ts';
import { describeRemovals, diffEdits, refine, scoreResult } from './index.ts';
import type { RefineOptions } from './model/types.ts';

/** Long enough for what grows with the square of the length to show, and beyond what lists are cut off at. */
const LENGTH = 20_000;
/** Steps for one UTF-16 unit, whatever the text: so that 200,000 of them take seconds. */
const MOST_PER_UNIT = 2_000;

/** The text with every tenth part of 40 units moved to the end and the last letters of the others changed. */
function otherForm(text: string): string {
  const parts = text.match(/[\s\S]{1,40}/g) ?? [];
  const moved = parts.filter((_, at) => at % 10 === 0);
  return [...parts.filter((_, at) => at % 10).map((part) => `${part.slice(0, -2)}X `), ...moved].join('');
}

const refined = (options: RefineOptions) => (text: string) => refine(text, options);
const WORK: Record<string, (text: string) => unknown> = {
  'refining at level low': refined({ compressionLevel: 'low' }),
  'refining at level high': refined({ compressionLevel: 'high' }),
  'refining into Markdown': refined({ outputFormat: 'markdown' }),
  'refining into JSON': refined({ outputFormat: 'json' }),
  'refining into XML': refined({ compressionLevel: 'high', outputFormat: 'xml' }),
  'refining a legal text': refined({ strategy: 'LEGAL' }),
  'refining with texts to preserve': refined({ preserve: ['a', 'a'.repeat(100), 'not ', '\n', '{"a"'] }),
  'reaching a target': (text) => refine(text, { compressionLevel: 'high', targetTokens: text.length / 20 }),
  'checking half of it': (text) => checkFidelity(text, text.slice(0, text.length / 2)),
  'checking another form of it': (text) => checkFidelity(text, otherForm(text)),
  'checking it against another form': (text) => checkFidelity(otherForm(text), text),
  'finding edits': (text) => {
    const { refinedText, edits } = refine(text);
    return composeEdits(refinedText, edits, diffEdits(refinedText, otherForm(text)));
  },
  'describing removals and scoring': (text) => {
    const other = otherForm(text);
    return [
      describeRemovals(text, other),
      scoreResult(text, other, { passed: true, integrity: 100, lost: [], doubtful: [] }),
    ];
  },
};

const HOSTILE = fc.record({
  units: fc.array(
    fc.oneof(
      fc.constantFrom(...HOSTILE_UNITS),
      fc
        .tuple(fc.constantFrom(...HOSTILE_UNITS), fc.integer({ min: 2, max: 20 }))
        .map(([u, n]) => u.repeat(n)),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  shape: fc.constantFrom(...SHAPES),
});

/** Seeded: the same texts in every run. `FUZZ_RUNS` and `FUZZ_SEED` look further. */
const SEED = { seed: Number(process.env.FUZZ_SEED ?? 7), numRuns: Number(process.env.FUZZ_RUNS ?? 10) };

describe('hostile texts take a bounded number of steps for each unit', () => {
  it.each(Object.entries(WORK))('%s', (_name, work) => {
    work(hostileText(HOSTILE_UNITS, 'mixed', 5_000));
    fc.assert(
      fc.property(HOSTILE, ({ units, shape }) => {
        const text = hostileText(units, shape, LENGTH);
        expect(countSteps(() => work(text)) / LENGTH).toBeLessThan(MOST_PER_UNIT);
      }),
      SEED,
    );
  });
});
