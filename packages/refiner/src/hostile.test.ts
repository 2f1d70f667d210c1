import { checkFidelity } from '@refinery/guard';
import { describe, expect, it } from 'vitest';
import { refine } from './index.ts';

/** That the time grows with the length, no faster, is seen in `step-budget.test.ts`. */
const LENGTH = 8_000;
const UNITS = [
  '[',
  '{',
  '(',
  '`',
  '` `` ',
  'not ',
  ' ',
  '"',
  " '",
  '\n',
  '<',
  '<!-- ',
  '$',
  '😀',
  'word ',
  'a',
  '```\nx\n',
  '{"a":',
  '["',
  '3 cats ',
  'a@',
  'a/b/',
  'a.b.',
  'please ',
  'please, ',
  '\\begin{a}',
  '**a ',
  '| a |\n',
  '- do not do it\n',
  '“',
  'only ',
  '\u0000',
  '\ud800',
  '# ',
  'the a ',
  '\r\n',
  'each of the ',
  'that is ',
  ', and ',
  'you must ',
  'he ',
  'of the ',
  'display exactly: ',
  'Translate: ',
  'A: a\nB: b\n',
  ': "a\n\n',
  '<a b=c>d',
  '1,2,3\n',
  '|--\n',
  '  - a\n',
  '{{a}} and [b] ',
  'Könntest du bitte schreiben? Vielen Dank! ',
  'Pourriez-vous s’il vous plaît écrire ? Merci ! ',
];

/** What no text may hold: nobody can say that it was kept. */
const NO_TEXT = /[\0\ud800]/;
/** Units that ask for nothing. */
const NOTHING = /^(?:please,? |\s+)$/;

describe('hostile input', () => {
  it.each(UNITS)('a long text of %j', (unit) => {
    // An even number: fences are closed.
    const text = (unit + unit).repeat(LENGTH / (2 * unit.length));
    const result = refine(text, { compressionLevel: 'high', outputFormat: 'xml' });
    expect(result.checks.passed).toBe(!NO_TEXT.test(unit));
    // Nothing but the frame is added, and only courtesies and blanks are dropped whole.
    expect(result.refinedText.length).toBeLessThan(text.length + 100);
    expect(result.refinedText === '<prompt></prompt>').toBe(NOTHING.test(unit));
    expect(checkFidelity(text, text)).toMatchObject({ passed: true, lost: [] });
    expect(checkFidelity(text, text.slice(0, LENGTH / 2)).integrity).toBeLessThanOrEqual(100);
  });

  it('deeply nested JSON', () => {
    const deep = '['.repeat(LENGTH / 2) + ']'.repeat(LENGTH / 2);
    expect(checkFidelity(`x ${deep}`, `x  ${deep} `).passed).toBe(true);
    expect(refine(deep, { outputFormat: 'json' }).checks.passed).toBe(true);
    expect(checkFidelity('Write it.', `{"a":${deep}}`).lost).toMatchObject([{ text: 'Write it.' }]);
  });

  it.each([
    ['headings', (i: number) => `# Heading ${i}\n`],
    ['steps', (i: number) => `${i}. Write the word.\n`],
    ['indents', (i: number) => `${' '.repeat(i % 200)}- a word\n`],
    ['words of one sentence', (i: number) => `word${i % 97} of the `],
    ['exact wordings', (i: number) => `Say exactly this phrase: w${i}\n`],
  ])('many different %s', (_name, part) => {
    let text = '';
    for (let i = 0; text.length < LENGTH; i++) text += part(i);
    expect(refine(text, { compressionLevel: 'high' }).checks.passed).toBe(true);
    expect(refine(text, { preserve: ['r', 'a w', '\n'] }).checks.passed).toBe(true);
  });

  it('a long text of different facts', () => {
    const parts = Array.from({ length: 800 }, (_, i) => `Do not w${i}x. Use ${i} "q${i}".`);
    expect(refine(parts.join(' ')).checks.passed).toBe(true);
    expect(checkFidelity(parts.join(' '), parts.slice(0, 400).join(' ')).passed).toBe(false);
  });
});
