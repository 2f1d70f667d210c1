import type { Script } from '../lexicon/tables.ts';
import { CLOCKS } from './clocks.ts';
import {
  CODES,
  DOLLARS,
  EVERY,
  FRACTIONS,
  MULTIPLES,
  PERIODS,
  SIGNS,
  sharesOf,
  VULGAR,
} from './number-words.ts';
import { unitOf } from './units.ts';

/**
 * English words that are no numbers and may begin one: "half a litre", "the first of May", "a quarter to
 * ten".
 */
export const ENGLISH_STARTS: ReadonlySet<string> = new Set(
  'a an half quarter midnight noon midday minus fortnight first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth'.split(
    ' ',
  ),
);

/** "v2", "Q3", "H1", "under-18s": letters that begin a number together with their digits. */
const LABELLED = /^(?:v\d{1,3}|q[1-4]|h[12]|(?:under|over)-\d{1,3}s?)$/;
/** What begins an amount of money, how often something is, or the days of a week. */
const WORDS = new Set([
  ...CODES,
  ...DOLLARS.keys(),
  ...PERIODS.keys(),
  ...EVERY,
  ...'once every each intervals einmal mon mo'.split(' '),
]);

/** Whether a word may begin a number in any language. */
export const startsAnywhere = (word: string): boolean => LABELLED.test(word) || WORDS.has(word);

/** The same of another language, which may use the English ones too: "halb acht", "midi", "une heure". */
export function startsOf(language: Script): ReadonlySet<string> {
  const { named, before = [], ones } = CLOCKS[language] ?? {};
  return new Set([
    ...ENGLISH_STARTS,
    ...FRACTIONS.keys(),
    ...MULTIPLES.keys(),
    ...(named?.keys() ?? []),
    ...before.map(({ words: [first = ''] }) => first),
    ...(ones?.keys() ?? []),
  ]);
}

const SIGN_STARTS = new Set([...SIGNS, ...VULGAR.keys(), '−', '-']);

/** Whether a sign may begin a number. */
export const signCounts = (sign: string): boolean => SIGN_STARTS.has(sign);

/** Whether a number may begin with an article in front of a word: "a minute", "a third of", "a in five". */
export const articleCounts = (word: string): boolean =>
  unitOf(word) !== undefined || sharesOf(word) > 0 || word === 'in';
