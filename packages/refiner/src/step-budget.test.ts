import { checkFidelity } from '@refinery/guard';
import { countSteps } from '@refinery/text/fixtures/count-steps.ts';
import { describe, expect, it } from 'vitest';
import { refine } from './index.ts';

const UNITS = [
  ...[
    '[',
    '(',
    '{',
    '`',
    '"',
    "'",
    '<',
    '*',
    '😀',
    'a',
    '1',
    '\u0301',
    '\u200b',
    '漢',
    ' ',
    '\n',
    '“',
    '\ud800',
  ],
  ...[
    'not ',
    '```\nx\n',
    '- a\n',
    '<a>',
    '<document>',
    '<div>a</div>',
    '<doc> word </doc> x ',
    'please ',
    'please, ',
    'the ',
    'the a ',
    'a, ',
    ', and ',
    '3 cats ',
    'a.b.',
    'a/b/',
  ],
  ...[
    'word ',
    '\r\n',
    '{"a":',
    '["',
    ' `` `',
    'only ',
    '**a ',
    '| a |\n',
    '# ',
    'who are ',
    'To ',
    'of ',
    'is ',
  ],
  ...['Please do not write it. ', 'in order to ', '- do not do it\n', '\\begin{a}', '$', '<!-- '],
];
const SHORT = 2_000;
const TIMES = 4;
/** Room for lists that were not yet full in the short text. */
const SLACK = 1.15;
/** Steps for one unit of text, whatever the text. */
const MOST_PER_UNIT = 900;

/** Fills caches, which would make the first of two texts the dearer one. */
const warm = (unit: string): void => {
  refine(unit.repeat(50), { compressionLevel: 'high' });
};

describe('steps grow with the length of the text, no faster', () => {
  it.each(UNITS)('a text of %j', (unit) => {
    warm(unit);
    const stepsFor = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      return countSteps(() => {
        const { refinedText } = refine(text, { compressionLevel: 'high' });
        checkFidelity(text, refinedText.slice(0, refinedText.length / 2));
      });
    };
    const short = stepsFor(SHORT);
    const long = stepsFor(TIMES * SHORT);
    expect(long / short).toBeLessThanOrEqual(TIMES * SLACK);
    expect(long / (TIMES * SHORT)).toBeLessThanOrEqual(MOST_PER_UNIT);
  });
});
