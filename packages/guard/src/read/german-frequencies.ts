import type { Token } from '@refinery/text/token.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import type { Cursor } from './cursor.ts';
import { EVERY } from './number-words.ts';
import { CONTENT, NUMBER, newTerm, operatorTerm, quantityKey, type ReadNumber } from './term.ts';
import { unitOf } from './units.ts';

const ALL = operatorNumber('!all');
const SECOND = new Set(['zweite', 'zweiten', 'zweites', 'zweitem', 'zweiter']);

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['stunde', 'stündlich'],
  ['tag', 'täglich'],
  ['woche', 'wöchentlich'],
  ['monat', 'monatlich'],
  ['jahr', 'jährlich'],
]);

/** "jeden Tag", "einmal pro Woche", "einmal im Monat", "jeden zweiten Tag". */
export function readGermanFrequency(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const isOnce = first.lower === 'einmal';
  if (cursor.language !== 'de' || (!isOnce && !EVERY.has(first.lower))) return undefined;
  const at = isOnce ? behindPer(cursor, i + 1) : cursor.skip(i + 1);
  const second = !isOnce && SECOND.has(cursor.token(at)?.lower ?? '');
  const unitAt = second ? cursor.skip(at + 1) : at;
  const last = unitAt < 0 ? undefined : cursor.token(unitAt);
  const adverb = ADVERBS.get(last?.lower ?? '');
  const unit = unitOf(last?.lower ?? '');
  if (!last || !adverb) return undefined;
  if (!second) {
    const term = newTerm(CONTENT, cursor.keyOf(adverb), first.start, last.end);
    term.groups = cursor.groupsOf(adverb);
    return { term, next: unitAt + 1 };
  }
  if (!unit) return undefined;
  const term = newTerm(NUMBER, quantityKey(2 * unit.factor, unit.base), first.start, last.end);
  term.value = 2 * unit.factor;
  term.raw = 2;
  term.unit = unit.base;
  return { term: operatorTerm(ALL, 'jede', first.start, first.end), more: [term], next: unitAt + 1 };
}

/** Index behind the "pro" of "einmal pro Woche", -1 where none stands. */
function behindPer(cursor: Cursor, from: number): number {
  const at = cursor.skip(from);
  const word = cursor.token(at)?.lower ?? '';
  if (/^(?:pro|im|am|je)$/.test(word)) return cursor.skip(at + 1);
  const article = cursor.token(cursor.skip(at + 1))?.lower;
  return word === 'in' && article === 'der' ? cursor.skip(cursor.skip(at + 1) + 1) : -1;
}
