import type { Random } from '@refinery/testing/random.ts';

/**
 * Pieces that texts are made of: marks that open and never close, words that rules look for, every class of
 * Unicode.
 */
const UNITS = [
  ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'.split(''),
  '?!',
  '```\n',
  '<a>',
  '</a>',
  '{{x}}',
  '{"a":[',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u00a0',
  '\u2028',
  '- ',
  '1. ',
  '| a ',
  '> ',
  '# ',
  'no ',
  'not only but ',
  'do not ',
  'only ',
  'please ',
  'in order to ',
  'at most 5 cats ',
  '1.000,50 ',
  '12:30-',
  'http://a.b/',
  'a@b.c ',
  'a/b.c/',
  'AbC ',
  'a',
  'ß',
  'İ',
  '“',
  '«',
  '😀',
  '👩‍👩‍👧',
  'e\u0301\u0301',
  '\u200d',
  '\u202e',
  'א',
  'ع',
  '汉字',
  'かな',
  'ไทย',
  '가',
  '\ue000',
  '\ufffd',
  '\u{1d400}',
  '٣',
  '½',
  '①',
  'Könntest du bitte ',
  'Merci de ',
  'por favor ',
];

/**
 * A text of about `length` UTF-16 code units in one of the shapes that break programs: one unit over and
 * over, two that alternate, a mixture, nested pairs, one very long line or word, lines that repeat with a
 * small change.
 */
export function hostileText(random: Random, length: number): string {
  const unit = () => random.pick(UNITS);
  const repeat = (piece: string, size = length) =>
    piece.repeat(Math.max(1, Math.ceil(size / piece.length))).slice(0, Math.max(1, size));
  const shapes: (() => string)[] = [
    () => repeat(unit()),
    () => repeat(unit() + unit()),
    () => `${unit()}${repeat(unit(), length - 20)}${unit()}x`,
    () => {
      const [open, close] = random.pick([
        ['(', ')'],
        ['[', ']'],
        ['{', '}'],
        ['"', '"'],
        ['<b>', '</b>'],
        ['**', '**'],
      ]);
      return `${repeat(open ?? '(', length / 2)}a${repeat(close ?? ')', length / 2)}`;
    },
    () =>
      Array.from({ length: Math.ceil(length / 4) }, unit)
        .join('')
        .slice(0, length),
    () => {
      const line = Array.from({ length: 8 }, unit).join('');
      return Array.from(
        { length: Math.ceil(length / (line.length + 6)) },
        (_, index) => `${line} ${index}`,
      ).join('\n');
    },
    () => repeat(`Please do ${unit()} not ${unit()} write at most ${random.below(99)} ${unit()} words. `),
  ];
  const text = random.pick(shapes)();
  // Halves of surrogate pairs and NUL are refused before anything looks at a text.
  return text.slice(0, 200_000).toWellFormed().replaceAll('\0', ' ') || 'a';
}
