import { NUMBER as NUMBER_TOKEN, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { FRACTIONS, sharesOf } from './number-words.ts';
import { plainValue, type Value } from './plain-value.ts';
import { unitOf } from './units.ts';

const ARTICLES = new Set(['a', 'an', 'of', 'eine', 'einen', 'un', 'une', "d'", 'de', 'uma', 'una']);

/** Index behind "a half" or "half", -1 where neither stands there. */
export function halfAt(cursor: Cursor, from: number): number {
  let at = from;
  if (ARTICLES.has(cursor.token(at)?.lower ?? '')) at = cursor.skip(at + 1);
  return FRACTIONS.get(cursor.token(at)?.lower ?? '') === 0.5 ? at + 1 : -1;
}

const ANDS = new Set(['and', 'und', 'et', 'y', 'e']);

/** Index behind the "and a half" of "an hour and a half", -1 where it does not stand. */
export function andAHalf(cursor: Cursor, from: number): number {
  const and = cursor.skip(from);
  return ANDS.has(cursor.token(and)?.lower ?? '') ? halfAt(cursor, cursor.skip(and + 1)) : -1;
}

/** "half a dozen", "half a million". */
const isScale = (value: number): boolean => value === 12 || value >= 1000;

/** "half a litre", "three quarters of an hour", "half a dozen": the articles between belong to it. */
export function readFraction(cursor: Cursor, count: number, part: number, at: number): Value | undefined {
  let next = cursor.skip(at + 1);
  while (ARTICLES.has(cursor.token(next)?.lower ?? '')) next = cursor.skip(next + 1);
  const token = cursor.token(next);
  if (token?.kind !== WORD_TOKEN) return undefined;
  if (unitOf(token.lower)) return plainValue(count * part, next);
  const scale = cursor.wordValue(token) ?? 0;
  return isScale(scale) ? plainValue(count * part * scale, next + 1) : undefined;
}

const ONES = new Set(['a', 'one', 'ein', 'einem']);
/** They stand between a part and its whole. */
const PARTITIVES = new Set('of der des vom von aller meiner deiner ihrer unserer'.split(' '));
const DETERMINERS = new Set('the this that these those my your our their its his her all'.split(' '));
/** In front of "half" they say which one: "the second half of the game". */
const WHICH = new Set(
  'first second third fourth last latter former other top bottom upper lower left right final better each either every next this that ersten zweiten letzten andere anderen obere untere'.split(
    ' ',
  ),
);
/** A quarter of 2024 is a time, and one of a litre a measure. */
const isMeasure = (lower: string): boolean => /^(?:19|20)\d\d$/.test(lower) || unitOf(lower) !== undefined;

const shareAt = (cursor: Cursor, at: number): number => sharesOf(cursor.token(at)?.lower ?? '');

/** "a quarter of them", "two thirds of the text", "half the questions", "one in five": percent of a whole. */
export function readShare(cursor: Cursor, first: Token, i: number): Value | undefined {
  if (first.lower.includes('-')) {
    const [part = '', glued = ''] = first.lower.split('-').toReversed();
    return gluedShare(cursor, glued, part, i);
  }
  const isOne = ONES.has(first.lower);
  if (!isOne && shareAt(cursor, i) > 0) return bareShare(cursor, first, i);
  const count = isOne ? 1 : (cursor.wordValue(first) ?? 0);
  const at = cursor.skip(i + 1);
  if (count === 1 && cursor.token(at)?.lower === 'in') return oneIn(cursor, cursor.skip(at + 1));
  const parts = shareAt(cursor, at);
  if (parts === 0 || count >= parts || count === 0) return undefined;
  return isWholeNext(cursor, at + 1) ? percent(count / parts, at + 1) : undefined;
}

/** "two-thirds of the text". */
function gluedShare(cursor: Cursor, count: string, part: string, i: number): Value | undefined {
  const parts = sharesOf(part);
  const number = COUNTS.indexOf(count) + 1;
  return number > 0 && number < parts && isWholeNext(cursor, i + 1)
    ? percent(number / parts, i + 1)
    : undefined;
}
const COUNTS = ['one', 'two', 'three', 'four'];

/** "half of them", "half the questions", "die Hälfte der Fragen"; a third alone is a place in an order. */
function bareShare(cursor: Cursor, { lower }: Token, i: number): Value | undefined {
  const parts = sharesOf(lower);
  const isHalf = lower === 'half';
  if (!isHalf && !/^(?:hälfte|drittel|viertel|fünftel|zehntel)$/.test(lower)) return undefined;
  if (WHICH.has(cursor.before(i)?.lower ?? '')) return undefined;
  const next = cursor.token(cursor.skip(i + 1));
  const stands = isWholeNext(cursor, i + 1) || (isHalf && DETERMINERS.has(next?.lower ?? ''));
  return stands ? percent(1 / parts, i + 1) : undefined;
}

/** "one in five customers". */
function oneIn(cursor: Cursor, at: number): Value | undefined {
  const token = cursor.token(at);
  const whole = token?.kind === NUMBER_TOKEN ? Number(token.lower) : (cursor.wordValue(token) ?? 0);
  const counted = cursor.token(cursor.skip(at + 1));
  const counts = counted?.kind === WORD_TOKEN && !unitOf(counted.lower) && !cursor.isEmpty(counted);
  return counts && Number.isInteger(whole) && whole > 1 ? percent(1 / whole, at + 1) : undefined;
}

/** Whether "of" and what is no measure stands here. */
function isWholeNext(cursor: Cursor, from: number): boolean {
  const of = cursor.skip(from);
  if (!PARTITIVES.has(cursor.token(of)?.lower ?? '')) return false;
  let at = cursor.skip(of + 1);
  while (/^(?:the|an?)$/.test(cursor.token(at)?.lower ?? '')) at = cursor.skip(at + 1);
  return !isMeasure(cursor.token(at)?.lower ?? '');
}

const percent = (share: number, next: number): Value => ({ ...plainValue(share * 100, next), unit: '%' });

/** "1/3 of the questions". */
export function readSlashedShare(cursor: Cursor, first: Token, i: number): Value | undefined {
  const [, count = '', whole = ''] = /^([1-9])\/([1-9]|10)$/.exec(first.lower) ?? [];
  if (count === '' || Number(count) >= Number(whole) || !isWholeNext(cursor, i + 1)) return undefined;
  return percent(Number(count) / Number(whole), i + 1);
}
