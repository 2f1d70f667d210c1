import type { Random } from '@refinery/testing/random.ts';
import { raw } from './json.ts';

/** Texts that software trips over. */
const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\ud83d\ud83d',
  '\u202e\u2066txt.exe',
  '👩‍👩‍👧‍👦'.repeat(50),
  `e${'\u0301'.repeat(1_000)}`,
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐏿 \u{10ffff}',
  '\ufeff',
  '\ufffe\uffff',
  '\u2028\u2029\u0085',
  '\r\nx-injected: 1\r\n',
  'ﷺ'.repeat(100),
  'İıſẞß',
  '００１２',
  "' or 1=1; drop table users; --",
  '${7*7}{{7*7}}<%= 7*7 %>',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '%00%ff%s%n%d',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  'undefined',
  '-1',
  '1e400',
  '0x10',
  '2147483648',
  '9007199254740993',
  '=1+1',
  'x'.repeat(201),
  'x'.repeat(10_001),
  '\\',
  '"',
  '$1 $& $`',
];

/** Numbers beyond what some type holds; several are no JavaScript value, and two are no JSON. */
const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1.5',
  '2147483647',
  '2147483648',
  '-2147483649',
  '4294967296',
  '9007199254740992',
  '9007199254740993',
  '9223372036854775808',
  '1e308',
  '1e400',
  '-1e400',
  '1e-400',
  '0.1e-6',
  '1'.repeat(400),
  'NaN',
  'Infinity',
  '01',
  '+1',
];

const long = (count: number, entry: string) => `[${`${entry},`.repeat(count - 1)}${entry}]`;
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const deepObject = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Values of another shape than anybody expects, written when they are picked. */
const SHAPES: (() => unknown)[] = [
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => [[]],
  () => [null],
  () => raw('{"toString":"x","valueOf":1,"length":-1,"then":"x"}'),
  () => ({ $ref: '#', $id: 'x' }),
  () => raw('{"__proto__":{"admin":true}}'),
  () => raw('{"constructor":{"prototype":{"admin":true}}}'),
  () => raw('{"a":1,"a":2}'),
  () => raw('"\\ud800"'),
  () => raw('"\\u0000"'),
  () => raw(deep(200)),
  () => raw(deep(20_000)),
  () => raw(deepObject(5_000)),
  () => raw(long(101, '"x"')),
  () => raw(long(100_000, '0')),
  () => raw(long(20_000, '{}')),
  () => raw(`"${'\\u00e9'.repeat(50_000)}"`),
  () => 'x'.repeat(200_001),
  () => 'please '.repeat(3_000),
];

export const hostileText = (random: Random): string => random.pick(TEXTS);
export const hostileNumber = (random: Random): string => random.pick(NUMBERS);

/** Any value that does not belong where it is put. */
export function hostileValue(random: Random): unknown {
  const kind = random.below(10);
  if (kind < 5) return hostileText(random);
  return kind < 8 ? raw(hostileNumber(random)) : random.pick(SHAPES)();
}
