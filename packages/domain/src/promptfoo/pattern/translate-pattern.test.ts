import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { isPatternOfRe2, translatePattern } from './translate-pattern.ts';

function readByJavaScript(source: string): RegExp | null {
  try {
    return new RegExp(source);
  } catch {
    return null;
  }
}

/** Whether both find the pattern in the output, or the problem. */
function both(source: string, output: string) {
  const translated = translatePattern(source);
  if ('problem' in translated) return translated;
  const theirs = readByJavaScript(source)?.test(output);
  return { theirs, ours: RE2JS.compile(translated.pattern).matcher(output).find() };
}

const FOUND: [source: string, output: string][] = [
  ['^\\s+$', ' \u00a0\u202f\ufeff\v'],
  ['^\\S+$', 'a\u0085b'],
  ['^.$', '\u0085'],
  ['[\\s,]\\d', '\u00a01'],
  ['[^\\S\\n]', '\u2003'],
  ['^[^]$', '\n'],
  ['^(?<year>\\d{4})-\\d{2}$', '2025-01'],
  ['\\u00e9\\x41', 'éA'],
  ['^\\uD83D\\uDE00$', '😀'],
  ['a{,2}b', 'a{,2}b'],
  ['{x}]', '{x}]'],
  ['[\\w-.]', '-'],
  ['[a-\\d]', '-'],
  ['[\\b]', '\b'],
  ['\\bfoo\\b', 'a foo.'],
  ['[[:alpha:]]', ':]'],
  ['\\e\\-\\/\\_', 'e-/_'],
  ['end$', 'the end'],
  ['x*?y+?z??', 'y'],
];
const NOT_FOUND: [source: string, output: string][] = [
  ['^.$', '\u2028'],
  ['^.$', '\r'],
  ['a$', 'a\n'],
  ['^b', 'a\nb'],
  ['[]', 'a'],
  ['^\\S$', '\u00a0'],
];
const PROBLEMS: [source: string, problem: string][] = [
  ['a(?=b)', 'looks ahead or behind, which RE2 cannot'],
  ['(?<!a)b', 'looks ahead or behind, which RE2 cannot'],
  ['(a)\\1', 'refers back to a group, which RE2 cannot'],
  ['(?<n>a)\\k<n>', 'refers back to a group, which RE2 cannot'],
  ['\\p{L}', 'has \\p, which has another meaning in RE2'],
  ['\\u{61}', 'has \\u without four digits'],
  ['\\ud83d', 'has half of a surrogate pair'],
  ['[😀😁]', 'has a character beyond U+FFFF in brackets, which JavaScript takes for two'],
  ['😀+', 'repeats a character beyond U+FFFF, of which JavaScript repeats a half'],
  ['(?i:a)', 'sets flags for a group'],
  ['(?i)a', 'sets flags for a group'],
  ['(?<a>x)|(?<a>y)', 'has a group without a name of its own'],
  ...[
    'a**',
    '*a',
    '(',
    ')',
    '[a',
    '[b-a]',
    'a{2,1}',
    '\\',
    '^*',
    '\\b+',
    'a|?',
    '(+)',
    '{1}',
    'a{1}{2}',
    'a???',
  ].map((source): [string, string] => [source, 'is no pattern that JavaScript reads']),
  ['(a{100}){100}', 'is too large'],
  ['a{99999999999}', 'is too large'],
  ['a'.repeat(1_001), 'is longer than 1000 characters'],
];

describe('translatePattern', () => {
  it.each(FOUND)('finds %j in %j, as JavaScript does', (source, output) => {
    expect(both(source, output)).toEqual({ theirs: true, ours: true });
  });

  it.each(NOT_FOUND)('does not find %j in %j, as JavaScript does not', (source, output) => {
    expect(both(source, output)).toEqual({ theirs: false, ours: false });
  });

  it.each(PROBLEMS)('does not translate %j', (source, problem) => {
    expect(translatePattern(source)).toEqual({ problem });
  });

  it('finds what JavaScript finds, in any output of the basic plane', () => {
    const atoms = [
      ...[
        'a',
        'b',
        '1',
        '_',
        ' ',
        '-',
        '.',
        '\\s',
        '\\S',
        '\\d',
        '\\D',
        '\\w',
        '\\W',
        '\\b',
        '\\B',
        '^',
        '$',
      ],
      ...['[ab]', '[^a]', '[\\s1]', '[^\\S]', '[a-c-1]', '[^]', '[]', '\\n', '\\u00a0', '{', '}', ']', 'é'],
    ];
    const atom = fc.constantFrom(...atoms);
    const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{1,}?', '*?');
    const piece = fc.tuple(atom, quantifier).map(([one, times]) => one + times);
    const { pattern } = fc.letrec<{ pattern: string; group: string }>((tie) => ({
      pattern: fc
        .array(fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: tie('group') }), {
          maxLength: 4,
        })
        .map((pieces) => pieces.join('')),
      group: fc
        .tuple(fc.constantFrom('(', '(?:', '(?<n>'), tie('pattern'), tie('pattern'), quantifier)
        .map(([open, one, other, times]) => `${open}${one}|${other})${times}`),
    }));
    const sign = fc.constantFrom(
      ...['a', 'b', 'c', '1', '_', ' ', '-', '\n', '\r', '\u00a0', '\u2028', 'é', '{', ']'],
    );
    const output = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(pattern, output, (source, text) => {
        const result = both(source, text);
        if ('ours' in result) expect(result.ours).toBe(result.theirs);
        else if (result.problem !== 'has a group without a name of its own')
          expect({ problem: result.problem, read: readByJavaScript(source) }).toEqual({
            problem: 'is no pattern that JavaScript reads',
            read: null,
          });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('isPatternOfRe2', () => {
  it('says what RE2 takes', () => {
    expect(isPatternOfRe2('a{1000}')).toBe(true);
    expect(isPatternOfRe2('a{1001}')).toBe(false);
    expect(isPatternOfRe2('(?=a)')).toBe(false);
  });
});
