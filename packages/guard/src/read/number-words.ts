import type { Unit } from './units.ts';

/** Parts of one that stand in front of a unit, all languages together: "half a litre". */
export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['quarter', 0.25],
  ['quarters', 0.25],
  ['quarto', 0.25],
  ['cuarto', 0.25],
  ['quart', 0.25],
  ['halb', 0.5],
  ['halbe', 0.5],
  ['halben', 0.5],
  ['demi', 0.5],
  ['demie', 0.5],
  ['medio', 0.5],
  ['media', 0.5],
  ['meia', 0.5],
  ['meio', 0.5],
  ['mezzo', 0.5],
  ['mezza', 0.5],
]);

/** How often, in one word; "einmal" is mostly a particle. */
export const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ...'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'
    .split(' ')
    .map((word, at) => [`${word}mal`, at + 2] as const),
]);

/** Periods of several units, in months or seconds. */
export const PERIODS: ReadonlyMap<string, Unit> = new Map([
  ['quarterly', { base: 'month', factor: 3 }],
  ['half-yearly', { base: 'month', factor: 6 }],
  ['semi-annually', { base: 'month', factor: 6 }],
  ['biannually', { base: 'month', factor: 6 }],
  ['fortnightly', { base: 's', factor: 1_209_600 }],
]);

/** German words for each. */
export const EVERY: ReadonlySet<string> = new Set(['jede', 'jeden', 'jedes', 'jedem', 'jeder']);

/** In front of "$". */
export const DOLLARS: ReadonlyMap<string, string> = new Map([
  ['us', '$'],
  ['a', 'A$'],
  ['au', 'A$'],
  ['c', 'C$'],
  ['ca', 'C$'],
  ['nz', 'NZ$'],
  ['hk', 'HK$'],
  ['s', 'S$'],
  ['r', 'R$'],
]);
/** Codes of currencies. */
export const CODES: ReadonlySet<string> = new Set(
  'usd eur gbp chf jpy cny rmb inr cad aud nzd hkd sgd sek nok dkk pln czk huf brl mxn krw zar'.split(' '),
);
/** Signs of currencies. */
export const SIGNS: ReadonlySet<string> = new Set('€ $ £ ¥ ₹ ₩ ₽ ₺ ₴ ₪ ฿ ₫'.split(' '));

/** "1½ cups". */
export const VULGAR: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
]);

/** Parts of a whole, in the singular. */
const SHARES: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
  ['hälfte', 2],
  ['drittel', 3],
  ['viertel', 4],
  ['fünftel', 5],
  ['zehntel', 10],
]);

/** How many parts such as a word names make the whole, 0 for another word: "thirds". */
export const sharesOf = (word: string): number => SHARES.get(word.replace(/s$/, '')) ?? 0;
