import {
  NEWLINE,
  NUMBER as NUMBER_TOKEN,
  PUNCT,
  SPACES,
  type Token,
  WORD as WORD_TOKEN,
} from '@refinery/text/token.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import { readPeriod } from './calendar.ts';
import { readLocalTime, readMilitaryTime, readSpokenTime, readTime } from './clock-times.ts';
import { Cursor } from './cursor.ts';
import { readDate, readDayWord, readMonthFirst, readNumericDate, readSlashed } from './dates.ts';
import { readFrequency } from './frequencies.ts';
import { readGermanFrequency } from './german-frequencies.ts';
import { readAgeGroup, readHalf, readScore, readVersion } from './labels.ts';
import { readMoney } from './money.ts';
import type { Value } from './plain-value.ts';
import { readQuantity } from './quantities.ts';
import type { Source } from './source.ts';
import type { ReadNumber, Term } from './term.ts';
import { readArticle, readValue } from './value.ts';

const BETWEEN = operatorNumber('!between');

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
  if (first.lower === 'minus' || first.lower === '−' || isMinus(source, i))
    return readNegative(source, cursor, i, to);
  const named =
    readMoney(cursor, first, i) ??
    readPeriod(cursor, first, i) ??
    (first.kind === WORD_TOKEN ? readNamed(cursor, first, i) : undefined);
  if (named) return named;
  if (isEnumerator(source, i)) return undefined;
  const numeric =
    first.kind === NUMBER_TOKEN
      ? (readNumericDate(cursor, first, i) ?? readMilitaryTime(cursor, first, i))
      : undefined;
  if (numeric) return numeric;
  const spoken = readSpokenTime(cursor, first, i) ?? readLocalTime(cursor, first, i);
  if (spoken) return spoken;
  const value =
    readValue(cursor, first, i) ?? readDayWord(cursor, first, i) ?? readArticle(cursor, first, i, before);
  const slashed =
    first.kind === NUMBER_TOKEN && value?.unit === undefined ? readSlashed(first, i) : undefined;
  if (slashed) return slashed;
  return value && (readScore(cursor, first, value) ?? withUnit(cursor, first, value, before));
}

/** What begins with a word that is no number by itself. */
const readNamed = (cursor: Cursor, first: Token, i: number): ReadNumber | undefined =>
  readVersion(cursor, first, i) ??
  readAgeGroup(first, i) ??
  readHalf(cursor, first, i) ??
  readFrequency(cursor, first, i) ??
  readGermanFrequency(cursor, first, i) ??
  readMonthFirst(cursor, first, i);

/** The hyphen of "-18" inside a line, where it is neither a bullet nor between two numbers. */
function isMinus({ tokens }: Source, i: number): boolean {
  if (tokens[i]?.lower !== '-' || tokens[i + 1]?.kind !== NUMBER_TOKEN) return false;
  const before = tokens[i - 1];
  if (before?.kind === PUNCT) return OPENS_NUMBER.has(before.lower);
  if (before?.kind !== SPACES) return false;
  const word = tokens[i - 2];
  return word !== undefined && word.kind !== NEWLINE && word.kind !== NUMBER_TOKEN;
}

const OPENS_NUMBER = new Set(['(', '[', '=', '<', '>', '≤', '≥', '~', '≈']);

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
    tokens[i - 1]?.lower !== '-' &&
    tokens[i + 3]?.kind === WORD_TOKEN &&
    /[,;:(]/.test(tokens[i - 2]?.lower ?? '')
  );
}

function withUnit(cursor: Cursor, first: Token, value: Value, before: Term | undefined): ReadNumber {
  return (
    readTime(cursor, first, value) ??
    readDate(cursor, first, value) ??
    readQuantity(cursor, first, value, before?.operator === BETWEEN)
  );
}
