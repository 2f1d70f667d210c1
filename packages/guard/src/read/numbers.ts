import {
  NUMBER as NUMBER_TOKEN,
  PUNCT,
  SPACES,
  type Token,
  WORD as WORD_TOKEN,
} from '@refinery/text/token.ts';
import { Cursor } from './cursor.ts';
import type { Source } from './source.ts';
import { partOfDay, readSpoken, type SpokenTime } from './spoken-times.ts';
import { NUMBER, newTerm, OPERATOR, ORDINAL, type Term, WEAK } from './term.ts';
import { monthOf, unitOf } from './units.ts';

/** A number that was read, and the index of the token behind it. */
export interface ReadNumber {
  term: Term;
  next: number;
}

const DIGITS = /^(\d[\d.,:/]*?)([A-Za-z°%]*)$/;
const CURRENCY = new Set(['€', '$', '£', '¥']);
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['quarter', 0.25],
  ['quarters', 0.25],
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
/** Right behind the digits of a place in an order. */
const ORDINAL_MARKS = new Set(['º', 'ª', 'ème', 'ère', 'ᵉ']);
const ARTICLES = new Set(['a', 'an', 'of', 'eine', 'einen', 'un', 'une', "d'", 'de', 'uma', 'una']);

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

const DAY_WORDS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
);

/** "the first of April", "the twenty-second of November", "the first of each month". */
function readDayWord(cursor: Cursor, first: Token, i: number): Value | undefined {
  const day = first.kind === WORD_TOKEN ? DAY_WORDS.get(first.lower) : undefined;
  if (day === undefined) return undefined;
  const of = cursor.skip(i + 1);
  const next = cursor.token(cursor.skip(of + 1))?.lower ?? '';
  const after = cursor.token(cursor.skip(cursor.skip(of + 1) + 1))?.lower ?? '';
  if (cursor.token(of)?.lower !== 'of' || !(monthOf(next) || after === 'month' || next === 'month'))
    return undefined;
  return {
    value: day,
    next: i + 1,
    suffix: '',
    clock: undefined,
    ordinal: true,
    weak: false,
    literal: undefined,
  };
}

/** "a quarter to ten", "half past nine", "ten to six". */
function readSpokenTime(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const from = first.lower === 'a' ? cursor.skip(i + 1) : i;
  const part = cursor.token(from);
  if (part?.lower === 'midnight' || part?.lower === 'noon')
    return { term: clockTerm(first, part, part.lower === 'noon' ? 720 : 0), next: from + 1 };
  const minutes = part?.lower === 'half' ? 30 : part?.lower === 'quarter' ? 15 : undefined;
  if (minutes === undefined) return undefined;
  const joint = cursor.skip(from + 1);
  const word = cursor.token(joint)?.lower;
  const hourAt = cursor.skip(joint + 1);
  const hourToken = cursor.token(hourAt);
  const hour = hourToken?.kind === NUMBER_TOKEN ? Number(hourToken.lower) : cursor.wordValue(hourToken);
  if ((word !== 'to' && word !== 'past') || hour === undefined || !(hour >= 1 && hour <= 24) || !hourToken)
    return undefined;
  const half = partOfDay(cursor, cursor.skip(hourAt + 1), hour);
  const hours = half?.pm && hour < 12 ? hour + 12 : hour;
  const at = word === 'to' ? hours * 60 - minutes : hours * 60 + minutes;
  return { term: clockTerm(first, hourToken, at), next: half?.next ?? hourAt + 1 };
}

/** They write "15h30". */
const GLUES = new Set(['fr', 'es', 'pt']);

/** As other languages than English say it. */
function readLocalTime(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const glued = GLUES.has(cursor.language) ? readGluedTime(cursor, first, i) : undefined;
  const time = glued ?? (cursor.language === 'en' ? undefined : readSpoken(cursor, i));
  return (
    time && { term: clockTerm(first, cursor.token(time.next - 1) ?? first, time.minutes), next: time.next }
  );
}

/** "7h30", "19h". */
function readGluedTime(cursor: Cursor, first: Token, i: number): SpokenTime | undefined {
  const hours = Number(/^(\d{1,2})h?$/.exec(first.lower)?.[1] ?? 'NaN');
  const behind = cursor.token(i + 1);
  const minutes = /^h([0-5]\d)$/.exec(behind?.lower ?? '')?.[1];
  if (!(hours <= 24)) return undefined;
  if (minutes) return { minutes: hours * 60 + Number(minutes), next: i + 2 };
  return first.lower.endsWith('h') ? { minutes: hours * 60, next: i + 1 } : undefined;
}

/** "31/10", "31.10." */
function readSlashed(token: Token, i: number): ReadNumber | undefined {
  const [, day = '', month = ''] = /^(\d{1,2})\/(\d{1,2})$/.exec(token.lower) ?? [];
  if (Number(day) < 13 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12) return undefined;
  return { term: dateTerm(token, token, Number(month), Number(day)), next: i + 1 };
}

/** "an hour and a half". */
function isAndAHalf(cursor: Cursor, from: number): boolean {
  const and = cursor.skip(from);
  return cursor.token(and)?.lower === 'and' && halfAt(cursor, cursor.skip(and + 1)) >= 0;
}

/** "over a minute", "a fortnight": one of a unit. */
function readArticle(cursor: Cursor, first: Token, i: number, before: Term | undefined): Value | undefined {
  if (first.lower !== 'a' && first.lower !== 'an') return undefined;
  const next = cursor.skip(i + 1);
  const unit = cursor.token(next)?.lower ?? '';
  const bounded = before?.type === OPERATOR && before.end === first.start - 1;
  const half = isAndAHalf(cursor, next + 1);
  if (!(bounded && unitOf(unit)) && unit !== 'fortnight' && !(half && unitOf(unit))) return undefined;
  return {
    value: half ? 1.5 : 1,
    next,
    suffix: '',
    clock: undefined,
    ordinal: false,
    weak: true,
    literal: undefined,
  };
}

interface Value {
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

function readValue(cursor: Cursor, first: Token, i: number): Value | undefined {
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
  const plain = {
    value: word,
    next: i + 1,
    suffix: '',
    clock: undefined,
    ordinal,
    weak: word === 1,
    literal: undefined,
  };
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
  return {
    value: count * part,
    next,
    suffix: '',
    clock: undefined,
    ordinal: false,
    weak: false,
    literal: undefined,
  };
}

function digits(token: Token, i: number): Value {
  const [, number = token.lower, suffix = ''] = DIGITS.exec(token.lower) ?? [];
  const base = { next: i + 1, suffix: suffix.toLowerCase(), ordinal: false, weak: false, literal: undefined };
  const clock = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(number);
  if (clock) return { ...base, value: Number(clock[1]), clock: Number(clock[2]) };
  const plain = plainNumber(number);
  if (plain === undefined) return { ...base, value: 0, clock: undefined, literal: number };
  const ordinal = /^(?:st|nd|rd|th|er?|re)$/.test(base.suffix);
  return { ...base, value: plain, clock: undefined, ordinal, suffix: ordinal ? '' : base.suffix };
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

const HALF_DAYS: readonly (readonly [pattern: RegExp, pm: boolean])[] = [
  [/^(?:pm|p\.?m)$/, true],
  [/^(?:am|a\.?m)$/, false],
];
const CLOCK_WORDS = new Set(["o'clock", 'uhr', 'heures', 'horas']);

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
  term.key = keyOf(term, value);
  return { term, next };
}

/** "m" and "s" are units right behind digits only. */
function unitFrom(word: Token, value: Value): { base: string; factor: number } | undefined {
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

const keyOf = (term: Term, { literal }: Value): string =>
  literal ?? `${Math.round(term.value * 1e6) / 1e6}${term.unit}`;

function readCurrency(source: Source, cursor: Cursor, i: number, to: number): ReadNumber | undefined {
  const sign = source.tokens[i];
  const number = source.tokens[cursor.skip(i + 1)];
  if (!sign || number?.kind !== NUMBER_TOKEN) return undefined;
  const read = readNumber(source, cursor.skip(i + 1), to, undefined);
  if (read?.term.unit !== '') return undefined;
  read.term.unit = sign.lower;
  read.term.key = `${Math.round(read.term.value * 1e6) / 1e6}${sign.lower}`;
  read.term.start = sign.start;
  return read;
}

/** A time of day, in minutes from midnight on. */
export function clockTerm(first: Pick<Token, 'start'>, last: Pick<Token, 'end'>, minutes: number): Term {
  const term = newTerm(NUMBER, `${minutes}clock`, first.start, last.end);
  term.value = minutes;
  term.unit = 'clock';
  return term;
}

/** "7:30", "7.30 pm", "seven thirty in the evening", "19 Uhr". */
function readTime(cursor: Cursor, first: Token, value: Value): ReadNumber | undefined {
  if (value.ordinal || value.literal !== undefined || value.value > 24) return undefined;
  const dotted = !Number.isInteger(value.value);
  const hours = Math.floor(value.value);
  let minutes = value.clock ?? (dotted ? Math.round((value.value - hours) * 100) : 0);
  let { next } = value;
  let known = value.clock !== undefined;
  let suffix = value.suffix;
  let at = cursor.skip(next);
  const spoken = value.clock === undefined && !dotted ? cursor.wordValue(cursor.token(at)) : undefined;
  let spokenEnd = next;
  if (spoken !== undefined && spoken >= 5 && spoken < 60) {
    spokenEnd = at + 1;
    at = cursor.skip(spokenEnd);
  }
  const word = cursor.token(at)?.lower ?? '';
  let pm: boolean | undefined;
  if (suffix === '') suffix = word;
  else at = next - 1;
  const dottedHalf =
    suffix === 'p' || suffix === 'a' ? /^[ap]\.\s?m\b\.?/i.exec(cursor.text(at, 5))?.[0] : undefined;
  if (dottedHalf) pm = suffix === 'p';
  for (const [pattern, isPm] of HALF_DAYS) if (pattern.test(suffix)) pm = isPm;
  if (dottedHalf) next = cursor.behind(at, dottedHalf.length);
  else if (pm !== undefined) next = at + 1;
  else if (CLOCK_WORDS.has(suffix) || (suffix === 'h' && value.suffix === 'h' && known)) {
    known = true;
    next = at + 1;
    const part = partOfDay(cursor, cursor.skip(next), hours);
    if (part) {
      pm = part.pm;
      next = part.next;
    }
  } else {
    const part = partOfDay(cursor, at, hours);
    if (part) {
      pm = part.pm;
      next = part.next;
    }
  }
  if (pm === undefined && !known) return undefined;
  if (spoken !== undefined && spokenEnd > value.next && next > spokenEnd) minutes = spoken;
  if (minutes > 59) return undefined;
  const hour = pm === true && hours < 12 ? hours + 12 : pm === false && hours === 12 ? 0 : hours;
  return { term: clockTerm(first, cursor.token(next - 1) ?? first, hour * 60 + minutes), next };
}

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

/** "5 June", "the fifth of June", "14. März", "3–9 June". */
function readDate(cursor: Cursor, first: Token, value: Value): ReadNumber | undefined {
  if (value.suffix !== '' || value.literal !== undefined || value.weak || !isDay(value.value))
    return undefined;
  let at = cursor.skip(value.next);
  const dash = cursor.token(at)?.lower ?? '';
  if (dash === '-' || dash === '–' || dash === 'to' || dash === 'bis') {
    const end = cursor.token(cursor.skip(at + 1));
    const month =
      end?.kind === NUMBER_TOKEN ? monthAt(cursor, cursor.skip(cursor.skip(at + 1) + 1)) : undefined;
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
function readMonthFirst(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const month = monthOf(first.lower);
  const at = cursor.skip(i + 1);
  const day = cursor.token(at);
  if (month === undefined || day?.kind !== NUMBER_TOKEN) return undefined;
  const read = digits(day, at);
  if (!isDay(read.value) || read.literal !== undefined || read.suffix !== '') return undefined;
  return { term: dateTerm(first, day, month, read.value), next: at + 1 };
}
