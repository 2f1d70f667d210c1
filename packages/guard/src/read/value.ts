import { NUMBER as NUMBER_TOKEN, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { andAHalf, readFraction, readShare, readSlashedShare } from './fractions.ts';
import { FRACTIONS, MULTIPLES, VULGAR } from './number-words.ts';
import { plainValue, type Value } from './plain-value.ts';
import { scaled } from './scales.ts';
import { OPERATOR, type Term } from './term.ts';
import { unitOf } from './units.ts';

const DIGITS = /^(\d[\d.,:/]*?)([A-Za-z°%]*)$/;
/** Right behind the digits of a place in an order. */
const ORDINAL_MARKS = new Set(['º', 'ª', 'ème', 'ère', 'ᵉ']);

export function readValue(cursor: Cursor, first: Token, i: number): Value | undefined {
  if (first.kind === NUMBER_TOKEN) {
    const value = readSlashedShare(cursor, first, i) ?? digits(first, i);
    const mark = cursor.token(i + 1)?.lower ?? '';
    const part = VULGAR.get(mark);
    if (part !== undefined) return { ...value, value: value.value + part, next: i + 2 };
    return ORDINAL_MARKS.has(mark) ? { ...value, ordinal: true, next: i + 2 } : scaled(cursor, value);
  }
  const vulgar = VULGAR.get(first.lower);
  if (vulgar !== undefined) return plainValue(vulgar, i + 1);
  const share = readShare(cursor, first, i);
  if (share) return share;
  const fraction = first.kind === WORD_TOKEN ? FRACTIONS.get(first.lower) : undefined;
  const part = fraction === undefined ? undefined : readFraction(cursor, 1, fraction, i);
  // "Il quarto d'ora" is a part, "il quarto" a place in an order.
  if (part || (fraction !== undefined && fraction !== 0.25)) return part;
  const word = MULTIPLES.get(first.lower) ?? cursor.wordValue(first);
  if (word === undefined) return readCompoundPlace(cursor, first, i);
  const ordinal = /(?:th|third)$/.test(first.lower);
  const plain = { ...plainValue(word, i + 1), ordinal, weak: word === 1 };
  const nextWord = cursor.token(cursor.skip(i + 1));
  const parts = nextWord?.kind === WORD_TOKEN ? FRACTIONS.get(nextWord.lower) : undefined;
  if (parts === 0.25 && word < 4) return readFraction(cursor, word, parts, cursor.skip(i + 1));
  return scaled(cursor, plain);
}

const PLACES = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');

/** "twenty-first". */
function readCompoundPlace(cursor: Cursor, { lower }: Token, i: number): Value | undefined {
  if (!lower.includes('-')) return undefined;
  const [tens = '', ones = ''] = lower.split('-');
  const place = PLACES.indexOf(ones) + 1;
  const value = place > 0 ? cursor.valueOf(tens) : undefined;
  return value !== undefined && value >= 20 && value % 10 === 0 && value < 100
    ? { ...plainValue(value + place, i + 1), ordinal: true }
    : undefined;
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

/** Last words of bounds. */
const BOUNDING = new Set('over under within than most least about around nearly almost exactly'.split(' '));

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
  const bounded =
    (before?.type === OPERATOR && before.end === first.start - 1) ||
    BOUNDING.has(cursor.before(i)?.lower ?? '');
  const half = unitOf(unit) !== undefined && andAHalf(cursor, next + 1) >= 0;
  if (!(bounded && unitOf(unit)) && unit !== 'fortnight' && !half) return undefined;
  return { ...plainValue(1, next), weak: true };
}
