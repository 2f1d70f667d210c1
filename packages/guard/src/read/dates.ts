import { NUMBER as NUMBER_TOKEN, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { plainValue, type Value } from './plain-value.ts';
import { NUMBER, newTerm, type ReadNumber, type Term } from './term.ts';
import { monthOf } from './units.ts';
import { digits } from './value.ts';

/** A day of a month, or a month where the day is 0. */
export function dateTerm(
  first: Pick<Token, 'start'>,
  last: Pick<Token, 'end'>,
  month: number,
  day: number,
): Term {
  const term = newTerm(NUMBER, `${month}/${day}date`, first.start, last.end);
  term.value = month * 100 + day;
  term.unit = 'date';
  return term;
}

const isDay = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 31;

const DAY_WORDS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
);

/** "the first of April", "the twenty-second of November", "the first of each month". */
export function readDayWord(cursor: Cursor, first: Token, i: number): Value | undefined {
  const day = first.kind === WORD_TOKEN ? DAY_WORDS.get(first.lower) : undefined;
  if (day === undefined) return undefined;
  const of = cursor.skip(i + 1);
  if (cursor.token(of)?.lower !== 'of') return undefined;
  const at = cursor.skip(of + 1);
  const next = cursor.token(at)?.lower ?? '';
  const after = cursor.token(cursor.skip(at + 1))?.lower;
  if (!(monthOf(next) || next === 'month' || after === 'month')) return undefined;
  return { ...plainValue(day, i + 1), ordinal: true };
}

/** A full date: its day, and its year as a number of its own, which may stand elsewhere. */
function fullDate(
  first: Token,
  last: Token,
  [year, month, day]: readonly number[],
  next: number,
): ReadNumber | undefined {
  if (year === undefined || month === undefined || !day || month < 1 || month > 12 || day > 31)
    return undefined;
  const term = newTerm(NUMBER, String(year), first.start, last.end);
  term.value = year;
  term.raw = year;
  return { term: dateTerm(first, last, month, day), more: [term], next };
}

/** "2025-03-12". */
function readIsoDate(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const [month, day] = [cursor.token(i + 2), cursor.token(i + 4)];
  const isIso =
    /^\d{4}$/.test(first.lower) &&
    cursor.token(i + 1)?.lower === '-' &&
    /^\d\d$/.test(month?.lower ?? '') &&
    cursor.token(i + 3)?.lower === '-' &&
    /^\d\d$/.test(day?.lower ?? '');
  if (!isIso || !month || !day) return undefined;
  return fullDate(
    first,
    day,
    [first, month, day].map(({ lower }) => Number(lower)),
    i + 5,
  );
}

/**
 * "25/12/2024", "12/25/2024", "25.12.2024": where it is clear which is the day; with full stops it always
 * stands first.
 */
export function readNumericDate(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const iso = readIsoDate(cursor, first, i);
  if (iso || first.lower.length < SHORTEST) return iso;
  const [, a = '', sign = '', b = '', written = ''] =
    /^(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)$/.exec(first.lower) ?? [];
  const [day, month] = [Number(a), Number(b)];
  const year = Number(written) + (written.length === 2 ? CENTURY : 0);
  if (written === '') return undefined;
  if (sign === '.' || day > 12 || day === month) return fullDate(first, first, [year, month, day], i + 1);
  return month > 12 ? fullDate(first, first, [year, day, month], i + 1) : undefined;
}

/** Length of "1/5/24". */
const SHORTEST = 6;
/** Of years of two digits. */
const CENTURY = 2000;

/** "31/10", "31.10." */
export function readSlashed(token: Token, i: number): ReadNumber | undefined {
  const [, day = '', month = ''] = /^(\d{1,2})\/(\d{1,2})$/.exec(token.lower) ?? [];
  // Around the clock.
  if (token.lower === '24/7') return undefined;
  if (Number(day) < 13 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12) return undefined;
  return { term: dateTerm(token, token, Number(month), Number(day)), next: i + 1 };
}

/** "5 June", "the fifth of June", "14. März", "3–9 June". */
export function readDate(cursor: Cursor, first: Token, value: Value): ReadNumber | undefined {
  if (value.suffix !== '' || value.literal !== undefined || value.weak || !isDay(value.value))
    return undefined;
  let at = cursor.skip(value.next);
  const dash = cursor.token(at)?.lower ?? '';
  if (dash === '-' || dash === '–' || dash === 'to' || dash === 'bis') {
    const end = cursor.skip(at + 1);
    const isNumber = cursor.token(end)?.kind === NUMBER_TOKEN;
    const month = isNumber ? monthAt(cursor, cursor.skip(end + 1)) : undefined;
    return month ? { term: dateTerm(first, first, month.month, value.value), next: value.next } : undefined;
  }
  if (dash === '.') at = cursor.skip(at + 1);
  const month = monthAt(cursor, at);
  if (!month) return undefined;
  return {
    term: dateTerm(first, cursor.token(month.next - 1) ?? first, month.month, value.value),
    next: month.next,
  };
}

function monthAt(cursor: Cursor, from: number): { month: number; next: number } | undefined {
  let at = from;
  const joint = cursor.token(at)?.lower;
  if (joint === 'of' || joint === 'de') at = cursor.skip(at + 1);
  const token = cursor.token(at);
  const month = token?.kind === WORD_TOKEN ? monthOf(token.lower) : undefined;
  return month === undefined ? undefined : { month, next: at + 1 };
}

/** "June 5", "June 5th". */
export function readMonthFirst(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const month = monthOf(first.lower);
  if (month === undefined) return undefined;
  const at = cursor.skip(i + 1);
  const day = cursor.token(at);
  if (day?.kind !== NUMBER_TOKEN) return undefined;
  const read = digits(day, at);
  if (!isDay(read.value) || read.literal !== undefined || read.suffix !== '') return undefined;
  return { term: dateTerm(first, day, month, read.value), next: at + 1 };
}
