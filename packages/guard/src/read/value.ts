import { NUMBER as NUMBER_TOKEN, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { FRACTIONS } from './fractions.ts';
import { OPERATOR, type Term } from './term.ts';
import { unitOf } from './units.ts';

/** A number without its unit. */
export interface Value {
  value: number;
  /** Index of the token behind it. */
  next: number;
  /** Letters glued to the digits. */
  suffix: string;
  /** Minutes of a time of day that was written with a colon. */
  clock: number | undefined;
  ordinal: boolean;
  /** Written in words, and one. */
  weak: boolean;
  /** Digits that are no plain number: "1/2/3", "1.2.3". */
  literal: string | undefined;
}

export const plainValue = (value: number, next: number): Value => ({
  value,
  next,
  suffix: '',
  clock: undefined,
  ordinal: false,
  weak: false,
  literal: undefined,
});

const DIGITS = /^(\d[\d.,:/]*?)([A-Za-z°%]*)$/;
/** Right behind the digits of a place in an order. */
const ORDINAL_MARKS = new Set(['º', 'ª', 'ème', 'ère', 'ᵉ']);
const ARTICLES = new Set(['a', 'an', 'of', 'eine', 'einen', 'un', 'une', "d'", 'de', 'uma', 'una']);

export function readValue(cursor: Cursor, first: Token, i: number): Value | undefined {
  if (first.kind === NUMBER_TOKEN) {
    const value = digits(first, i);
    const mark = cursor.token(i + 1)?.lower ?? '';
    return ORDINAL_MARKS.has(mark) ? { ...value, ordinal: true, next: i + 2 } : scaled(cursor, value);
  }
  const fraction = first.kind === WORD_TOKEN ? FRACTIONS.get(first.lower) : undefined;
  if (fraction !== undefined) return readFraction(cursor, 1, fraction, i);
  const word = cursor.wordValue(first);
  if (word === undefined) return undefined;
  const ordinal = /(?:th|third)$/.test(first.lower);
  const plain = { ...plainValue(word, i + 1), ordinal, weak: word === 1 };
  const nextWord = cursor.token(cursor.skip(i + 1));
  const part = nextWord?.kind === WORD_TOKEN ? FRACTIONS.get(nextWord.lower) : undefined;
  if (part === 0.25 && word < 4) return readFraction(cursor, word, part, cursor.skip(i + 1));
  return scaled(cursor, plain);
}

/** "half a litre", "three quarters of an hour": the articles between belong to it, a unit must follow. */
function readFraction(cursor: Cursor, count: number, part: number, at: number): Value | undefined {
  let next = cursor.skip(at + 1);
  while (ARTICLES.has(cursor.token(next)?.lower ?? '')) next = cursor.skip(next + 1);
  const unit = cursor.token(next);
  if (unit?.kind !== WORD_TOKEN || !unitOf(unit.lower)) return undefined;
  return plainValue(count * part, next);
}

export function digits(token: Token, i: number): Value {
  if (/^\d+$/.test(token.lower)) return plainValue(Number(token.lower), i + 1);
  const [, number = token.lower, suffix = ''] = DIGITS.exec(token.lower) ?? [];
  const letters = suffix.toLowerCase();
  const clock = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(number);
  if (clock) return { ...plainValue(Number(clock[1]), i + 1), suffix: letters, clock: Number(clock[2]) };
  const plain = plainNumber(number);
  if (plain === undefined) return { ...plainValue(0, i + 1), suffix: letters, literal: number };
  const ordinal = /^(?:st|nd|rd|th|er?|re)$/.test(letters);
  return { ...plainValue(plain, i + 1), ordinal, suffix: ordinal ? '' : letters };
}

/** "5,000" and "5.000" are five thousand, "0.5" and "0,5" a half. */
function plainNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,9})?$/.test(text)) return Number(text.replace(/,/g, ''));
  if (/^[1-9]\d{0,2}(?:\.\d{3}){1,9}$/.test(text)) return Number(text.replace(/\./g, ''));
  if (/^\d+[.,]\d+$/.test(text)) return Number(text.replace(',', '.'));
  return undefined;
}

const ANDS = new Set(['and', 'und', 'y', 'e']);

/** "five thousand", "two hundred and fifty", "one thousand six hundred", "2 million", "one and a half". */
function scaled(cursor: Cursor, value: Value): Value {
  if (value.suffix !== '' || value.literal !== undefined || value.clock !== undefined || value.ordinal)
    return value;
  let { next } = value;
  let total = 0;
  let part = value.value;
  for (let round = 0; round < 8; round++) {
    let at = cursor.skip(next);
    const joint = cursor.token(at)?.lower;
    if (joint !== undefined && ANDS.has(joint)) {
      at = cursor.skip(at + 1);
      const half = halfAt(cursor, at);
      if (half >= 0) return { ...value, value: total + part + 0.5, next: half, weak: false };
      const isTens = part >= 20 && part < 100 && part % 10 === 0;
      if (total + part < 100 && !(isTens && (joint === 'y' || joint === 'e'))) break;
    }
    const more = cursor.wordValue(cursor.token(at));
    if (more === undefined) break;
    if (more >= 1000 && part < more) {
      total += part * more;
      part = 0;
    } else if (more === 100 && part > 0 && part < 100) part *= 100;
    else if (more < 1000 && part === 0 && total >= 1000) part = more;
    else if (more < 1000 && part >= 1000 && part % 1000 === 0) part += more;
    else if (more < 100 && part >= 100 && part % 100 === 0) part += more;
    else if (more < 10 && part >= 20 && part < 100 && part % 10 === 0) part += more;
    else if (more < 10 && part >= 120 && part % 10 === 0 && part % 100 >= 20) part += more;
    else if (more === 12 && part < 12) part *= 12;
    else break;
    next = at + 1;
  }
  return { ...value, value: total + part, next, weak: value.weak && next === value.next };
}

/** Index behind "a half" or "half", -1 where neither stands there. */
function halfAt(cursor: Cursor, from: number): number {
  let at = from;
  if (ARTICLES.has(cursor.token(at)?.lower ?? '')) at = cursor.skip(at + 1);
  return FRACTIONS.get(cursor.token(at)?.lower ?? '') === 0.5 ? at + 1 : -1;
}

/** "an hour and a half". */
function isAndAHalf(cursor: Cursor, from: number): boolean {
  const and = cursor.skip(from);
  return cursor.token(and)?.lower === 'and' && halfAt(cursor, cursor.skip(and + 1)) >= 0;
}

/** "over a minute", "a fortnight": one of a unit. */
export function readArticle(
  cursor: Cursor,
  first: Token,
  i: number,
  before: Term | undefined,
): Value | undefined {
  if (first.lower !== 'a' && first.lower !== 'an') return undefined;
  const next = cursor.skip(i + 1);
  const unit = cursor.token(next)?.lower ?? '';
  if (!unitOf(unit)) return undefined;
  const bounded = before?.type === OPERATOR && before.end === first.start - 1;
  const half = isAndAHalf(cursor, next + 1);
  if (!bounded && !half && unit !== 'fortnight') return undefined;
  return { ...plainValue(half ? 1.5 : 1, next), weak: true };
}
