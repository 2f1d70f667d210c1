import {
  NUMBER as NUMBER_TOKEN,
  PUNCT,
  SPACES,
  type Token,
  WORD as WORD_TOKEN,
} from '@refinery/text/token.ts';
import { readLocalTime, readSpokenTime, readTime } from './clock-times.ts';
import { Cursor } from './cursor.ts';
import { readDate, readDayWord, readMonthFirst, readSlashed } from './dates.ts';
import type { Source } from './source.ts';
import { NUMBER, newTerm, ORDINAL, quantityKey, type ReadNumber, type Term, WEAK } from './term.ts';
import { type Unit, unitOf } from './units.ts';
import { readArticle, readValue, type Value } from './value.ts';

const CURRENCY = new Set(['€', '$', '£', '¥']);

/** Reads the number at token `i` with its unit; a time of day and a date are one number. */
export function readNumber(
  source: Source,
  i: number,
  to: number,
  before: Term | undefined,
): ReadNumber | undefined {
  const cursor = new Cursor(source, i, to);
  const first = source.tokens[i];
  if (!first) return undefined;
  if (first.lower === 'minus' || first.lower === '−') return readNegative(source, cursor, i, to);
  if (first.kind === PUNCT && CURRENCY.has(first.lower)) return readCurrency(source, cursor, i, to);
  if (first.kind === WORD_TOKEN) {
    const date = readMonthFirst(cursor, first, i);
    if (date) return date;
  }
  if (isEnumerator(source, i)) return undefined;
  const spoken = readSpokenTime(cursor, first, i) ?? readLocalTime(cursor, first, i);
  if (spoken) return spoken;
  const slashed = first.kind === NUMBER_TOKEN ? readSlashed(first, i) : undefined;
  if (slashed) return slashed;
  const value =
    readValue(cursor, first, i) ?? readDayWord(cursor, first, i) ?? readArticle(cursor, first, i, before);
  if (!value) return undefined;
  return withUnit(cursor, first, value);
}

/** "minus eighteen", "−18". */
function readNegative(source: Source, cursor: Cursor, i: number, to: number): ReadNumber | undefined {
  const read = readNumber(source, cursor.skip(i + 1), to, undefined);
  const sign = source.tokens[i];
  if (!read || !sign) return undefined;
  read.term.value *= -1;
  read.term.key = `-${read.term.key}`;
  read.term.start = sign.start;
  return read;
}

/** The "2." of "1. apology, 2. reason". */
export function isEnumerator({ tokens }: Source, i: number): boolean {
  const token = tokens[i];
  const mark = tokens[i + 1]?.lower;
  return (
    token?.kind === NUMBER_TOKEN &&
    /^\d$/.test(token.lower) &&
    (mark === '.' || mark === ')') &&
    tokens[i + 2]?.kind === SPACES &&
    tokens[i - 1]?.lower !== '.' &&
    tokens[i + 3]?.kind === WORD_TOKEN &&
    /[,;:(]/.test(tokens[i - 2]?.lower ?? '')
  );
}

function withUnit(cursor: Cursor, first: Token, value: Value): ReadNumber {
  const time = readTime(cursor, first, value);
  if (time) return time;
  const date = readDate(cursor, first, value);
  if (date) return date;
  const term = numberTerm(first, cursor.token(value.next - 1) ?? first, value);
  let { next } = value;
  if (value.suffix === 'k' && value.literal === undefined) term.value *= 1000;
  const at = cursor.skip(next);
  const behind = cursor.token(at);
  const glued = value.suffix !== '' && value.suffix !== 'k' ? unitOf(value.suffix) : undefined;
  const hyphen = behind?.lower === '-' && at === next ? cursor.token(at + 1) : undefined;
  const word = glued ? undefined : hyphen?.kind === WORD_TOKEN ? hyphen : behind;
  const unit =
    glued ?? (word && word.end - word.start > 0 && !value.ordinal ? unitFrom(word, value) : undefined);
  if (unit) {
    term.value *= unit.factor;
    term.unit = unit.base;
    if (word) {
      next = word === hyphen ? at + 2 : at + 1;
      term.end = word.end;
      const scale = unit.base === '°' ? cursor.token(cursor.skip(next)) : undefined;
      if (scale && /^(?:c|f|celsius|fahrenheit)$/.test(scale.lower)) next = cursor.skip(next) + 1;
    }
  } else if (value.suffix !== '' && value.suffix !== 'k') term.unit = value.suffix;
  if (cursor.token(next)?.lower === '+' && next === value.next) {
    term.bound = '≥';
    next++;
  }
  term.key = value.literal ?? quantityKey(term.value, term.unit);
  return { term, next };
}

/** "m" and "s" are units right behind digits only. */
function unitFrom(word: Token, value: Value): Unit | undefined {
  if (word.kind !== WORD_TOKEN && word.kind !== PUNCT) return undefined;
  if (word.lower.length === 1 && word.kind === WORD_TOKEN && value.weak) return undefined;
  return unitOf(word.lower);
}

function numberTerm(first: Token, last: Token, value: Value): Term {
  const term = newTerm(NUMBER, '', first.start, last.end);
  term.value = value.value;
  term.raw = value.value;
  if (value.ordinal) term.flags |= ORDINAL;
  if (value.weak) term.flags |= WEAK;
  return term;
}

/** "€ 20". */
function readCurrency(source: Source, cursor: Cursor, i: number, to: number): ReadNumber | undefined {
  const sign = source.tokens[i];
  const number = source.tokens[cursor.skip(i + 1)];
  if (!sign || number?.kind !== NUMBER_TOKEN) return undefined;
  const read = readNumber(source, cursor.skip(i + 1), to, undefined);
  if (read?.term.unit !== '') return undefined;
  read.term.unit = sign.lower;
  read.term.key = quantityKey(read.term.value, sign.lower);
  read.term.start = sign.start;
  return read;
}
