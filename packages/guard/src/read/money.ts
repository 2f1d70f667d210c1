import { NUMBER as NUMBER_TOKEN, PUNCT, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { CODES, DOLLARS, SIGNS } from './number-words.ts';
import { NUMBER, newTerm, quantityKey, type ReadNumber } from './term.ts';
import { unitOf } from './units.ts';
import { digits } from './value.ts';

/** Of money alone: "$3m". */
const LETTERS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mm', 1e6],
  ['mio', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['mrd', 1e9],
  ['t', 1e12],
  ['tn', 1e12],
]);

export const isMoney = (base: string): boolean =>
  SIGNS.has(base) || CODES.has(base) || base.endsWith('$') || base === '元' || base === 'franc';

/** The base unit of the currency at token `i`, and the index behind it. */
function currencyAt(cursor: Cursor, first: Token, i: number): { base: string; next: number } | undefined {
  if (first.kind === PUNCT) return SIGNS.has(first.lower) ? { base: first.lower, next: i + 1 } : undefined;
  if (first.kind !== WORD_TOKEN) return undefined;
  const dollars = cursor.token(i + 1)?.lower === '$' ? DOLLARS.get(first.lower) : undefined;
  if (dollars) return { base: dollars, next: i + 2 };
  // "Try 3" asks for an attempt.
  const isCode = CODES.has(first.lower) && cursor.text(i, first.lower.length) === first.lower.toUpperCase();
  return isCode ? { base: unitOf(first.lower)?.base ?? first.lower, next: i + 1 } : undefined;
}

/** "€ 20", "US$500", "CHF 10", "$3m", "€1.2 billion". */
export function readMoney(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const currency = currencyAt(cursor, first, i);
  const at = currency ? cursor.skip(currency.next) : i;
  const number = cursor.token(at);
  if (!currency || number?.kind !== NUMBER_TOKEN) return undefined;
  const read = digits(number, at);
  if (read.literal !== undefined || read.clock !== undefined) return undefined;
  const scale = scaleOf(cursor, read.suffix, at + 1);
  if (!scale) return undefined;
  const last = cursor.token(scale.next - 1) ?? number;
  const term = newTerm(NUMBER, '', first.start, last.end);
  term.raw = read.value * scale.factor;
  term.value = term.raw;
  term.unit = currency.base;
  term.key = quantityKey(term.value, term.unit);
  if (cursor.token(scale.next)?.lower !== '+') return { term, next: scale.next };
  term.bound = '≥';
  return { term, next: scale.next + 1 };
}

/** The "m" of "$3m", the "million" of "$3 million". */
function scaleOf(cursor: Cursor, suffix: string, next: number): { factor: number; next: number } | undefined {
  if (suffix !== '') {
    const factor = LETTERS.get(suffix);
    return factor ? { factor, next } : undefined;
  }
  const at = cursor.skip(next);
  const word = cursor.token(at);
  const factor = LETTERS.get(word?.lower ?? '') ?? cursor.wordValue(word) ?? 1;
  return factor >= 1000 ? { factor, next: at + 1 } : { factor: 1, next };
}

/** The "m" of "3m euros", where a currency stands behind it. */
export const scaleBefore = (suffix: string, base: string): number =>
  isMoney(base) ? (LETTERS.get(suffix) ?? 0) : 0;
