import type { Token } from '@refinery/text/token.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import type { Cursor } from './cursor.ts';
import { PERIODS } from './number-words.ts';
import { readQuantity } from './quantities.ts';
import { CONTENT, NUMBER, newTerm, operatorTerm, quantityKey, type ReadNumber } from './term.ts';
import { type Unit, unitOf } from './units.ts';
import { readValue } from './value.ts';

const ALL = operatorNumber('!all');

/** What the period of a word that says how often comes to: "every 24 hours" is "daily". */
const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['3600s', 'hourly'],
  ['86400s', 'daily'],
  ['604800s', 'weekly'],
  ['1month', 'monthly'],
  ['12month', 'yearly'],
]);

const EVERY = new Set(['every', 'each', 'per', 'in']);

/** "every other day", "once every 24 hours", "quarterly", "intervals of 15 minutes". */
export function readFrequency(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const period = PERIODS.get(first.lower);
  if (period) return standsAsAdverb(cursor, i) ? each(first, first, period, i + 1) : undefined;
  if (first.lower === 'intervals') return intervalsOf(cursor, first, i);
  const isOnce = first.lower === 'once';
  if (!isOnce && first.lower !== 'every' && first.lower !== 'each') return undefined;
  const every = isOnce ? cursor.skip(i + 1) : i;
  if (!EVERY.has(cursor.token(every)?.lower ?? '')) return undefined;
  return (
    everyOther(cursor, first, every) ??
    everyFortnight(cursor, first, every) ??
    everySoMany(cursor, first, every)
  );
}

/** "Send it quarterly", not "the quarterly report". */
function standsAsAdverb(cursor: Cursor, i: number): boolean {
  const next = cursor.token(cursor.skip(i + 1));
  return !next?.word || cursor.isEmpty(next);
}

function each(first: Token, last: Token, { base, factor }: Unit, next: number): ReadNumber {
  const term = newTerm(NUMBER, quantityKey(factor, base), first.start, last.end);
  term.value = factor;
  term.unit = base;
  return { term: operatorTerm(ALL, 'every', first.start, first.end), more: [term], next };
}

/** "every other day", "every second week". */
function everyOther(cursor: Cursor, first: Token, every: number): ReadNumber | undefined {
  const at = cursor.skip(every + 1);
  if (!/^(?:other|second|2nd)$/.test(cursor.token(at)?.lower ?? '')) return undefined;
  const unitAt = cursor.skip(at + 1);
  const last = cursor.token(unitAt);
  if (last && WEEKDAY.test(last.lower)) return everySecond(cursor, first, at);
  const unit = last && unitOf(last.lower);
  if (!last || !unit || (unit.base !== 's' && unit.base !== 'month')) return undefined;
  const found = each(first, last, { base: unit.base, factor: 2 * unit.factor }, unitAt + 1);
  for (const term of found.more ?? []) term.raw = 2;
  return found;
}

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;

/** "every other Friday": the day is read by itself. */
function everySecond(cursor: Cursor, first: Token, at: number): ReadNumber | undefined {
  const other = cursor.token(at);
  if (!other) return undefined;
  const term = newTerm(NUMBER, '2', other.start, other.end);
  term.value = 2;
  term.raw = 2;
  return { term: operatorTerm(ALL, 'every', first.start, first.end), more: [term], next: at + 1 };
}

function everyFortnight(cursor: Cursor, first: Token, every: number): ReadNumber | undefined {
  const at = cursor.skip(every + 1);
  const last = cursor.token(at);
  const unit = last?.lower === 'fortnight' ? unitOf(last.lower) : undefined;
  return last && unit && each(first, last, unit, at + 1);
}

/** "once every 24 hours". */
function everySoMany(cursor: Cursor, first: Token, every: number): ReadNumber | undefined {
  const at = cursor.skip(every + 1);
  const number = cursor.token(at);
  const value = number && readValue(cursor, number, at);
  if (!number || !value || value.literal !== undefined || value.clock !== undefined) return undefined;
  const { term, next } = readQuantity(cursor, number, value);
  const adverb = ADVERBS.get(term.key);
  if (!adverb) return undefined;
  const word = newTerm(CONTENT, cursor.keyOf(adverb), first.start, term.end);
  word.groups = cursor.groupsOf(adverb);
  return { term: word, next };
}

function intervalsOf(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const at = cursor.phrase(i, ['intervals', 'of']);
  const from = at < 0 ? -1 : cursor.skip(at);
  const number = from < 0 ? undefined : cursor.token(from);
  const value = number && readValue(cursor, number, from);
  const read = number && value && readQuantity(cursor, number, value);
  if (!read || (read.term.unit !== 's' && read.term.unit !== 'month')) return undefined;
  return { term: operatorTerm(ALL, 'every', first.start, first.end), more: [read.term], next: read.next };
}
