import { append } from '@refinery/text/append.ts';
import type { Group } from './align.ts';
import { type Comparison, type Lost, lostAt } from './facts.ts';
import { type KnownNegations, Pairs } from './negation-pairs.ts';
import { type Negation, negationsIn } from './scope.ts';
import type { Reading, Statement } from './statements.ts';
import { CONTENT, EXCEPT, FUNCTION, NOT, ONLY, PROTECTED, QUANTITY } from './stream.ts';
import { WEAK_NOT } from './vocabulary.ts';

/** So many negators are looked at closely: each costs a look at its whole statement. */
const MOST_PLACES = 48;

/**
 * Negations that a group lost with what they negate, and statements that it negates though the original does not. Each
 * negation needs one of its own, or a place in a list that another one reaches ("no A, no B" and "no A or B").
 */
export function lostNegations(comparison: Comparison, group: Group, elsewhere: () => KnownNegations): Lost[] {
  if (group.sameWords) {
    const lost = lostInOrder(comparison, group);
    if (lost) return lost;
  }
  const { original, refined } = comparison;
  const own = group.own.flatMap((statement) => negationsIn(original, statement, true));
  const other = group.other.flatMap((statement) => negationsIn(refined, statement, true));
  if (own.length === 0 && other.length === 0) return [];
  const pairs = new Pairs(own, other);
  const lost: Lost[] = [];
  let words: Set<string> | undefined;
  // A negation of function words ("avoid them") needs some negation left; "don't forget" must not become "forget".
  let fewer: boolean | undefined;
  for (const [index, negation] of own.entries()) {
    if (negation.keeper) continue;
    words ??= keysOf(refined, group.other);
    if (negation.want.length === 0) {
      fewer ??= countNegators(refined, group.other) < countNegators(original, group.own);
      if (fewer && (negation.idle === '' ? group.other.length > 0 : words.has(negation.idle)))
        lost.push(lostAt('negation', original.text, negation.start, negation.end));
      continue;
    }
    const partner = pairs.partnerOf(index);
    const isStated =
      partner !== undefined &&
      negation.want.every((key) => words?.has(key) || isSameChange(negation, partner, key));
    if (isStated) continue;
    const contradicted = partner === undefined && group.other.length > 0 && isSaid(negation.want, words);
    if (!contradicted && elsewhere().states(negation)) continue;
    lost.push(lostAt('negation', original.text, negation.start, negation.end));
  }
  const excused = excuses(original, group.own) - excuses(refined, group.other);
  append(lost, added(original, group, pairs, other, excused));
  return lost;
}

/** "Do not modify" is kept by "do not change", and whatever changes by "keep". */
const isSameChange = (negation: Negation, partner: Negation, key: string): boolean =>
  partner.keeper
    ? negation.changing.includes(key)
    : partner.modifying.length > 0 && negation.modifying.includes(key);

function countNegators(reading: Reading, statements: readonly Statement[]): number {
  let count = 0;
  for (const { from, to } of statements)
    for (let i = from; i < to; i++) if (reading.stream[i]?.type === NOT) count++;
  return count;
}

const isSaid = (want: readonly string[], words: ReadonlySet<string> | undefined): boolean =>
  words?.has(want[0] ?? '') === true && 2 * want.filter((key) => words.has(key)).length >= want.length;

/** Negations of the refined text without a partner whose words the original says without negating them. */
function added(
  original: Reading,
  group: Group,
  pairs: Pairs,
  other: readonly Negation[],
  excused: number,
): Lost[] {
  const lost: Lost[] = [];
  let left = excused;
  let words: Set<string> | undefined;
  for (const [index, negation] of other.entries()) {
    if (negation.keeper || negation.want.length === 0 || pairs.isTaken(index)) continue;
    words ??= keysOf(original, group.own);
    if (!isSaid(negation.want, words) || pairs.isReached(negation)) continue;
    if (left-- > 0) continue;
    // So many are enough to tell: each costs a look at the whole group.
    if (lost.length >= MOST_PLACES) break;
    const span = spanOf(original, group.own, negation.want);
    if (span) lost.push(lostAt('negation', original.text, span.start, span.end));
  }
  return lost;
}

/** Words that restrict or except, or negate weakly: a negation may stand for each. */
function excuses(reading: Reading, statements: readonly Statement[]): number {
  let count = 0;
  for (const { from, to } of statements)
    for (let i = from; i < to; i++) {
      const item = reading.stream[i];
      if (item && (item.type === ONLY || item.type === EXCEPT || (item.bits & WEAK_NOT && item.type !== NOT)))
        count++;
    }
  return count;
}

function spanOf(
  reading: Reading,
  statements: readonly Statement[],
  keys: readonly string[],
): { start: number; end: number } | undefined {
  for (const statement of statements) {
    let start = -1;
    let end = -1;
    for (let i = statement.from; i < statement.to; i++) {
      const item = reading.stream[i];
      if (!item || !keys.includes(item.key)) continue;
      if (start < 0) start = item.start;
      end = item.end;
    }
    if (start >= 0) return { start, end };
  }
  return undefined;
}

function keysOf(reading: Reading, statements: readonly Statement[]): Set<string> {
  const keys = new Set<string>();
  for (const { from, to } of statements)
    for (let i = from; i < to; i++) {
      const item = reading.stream[i];
      if (item && (item.type === CONTENT || item.type === PROTECTED || item.type === QUANTITY))
        keys.add(item.key);
    }
  return keys;
}

/** Where the words are the same, negators must stand between the same words; undefined where some only moved. */
function lostInOrder({ original, refined }: Comparison, group: Group): Lost[] | undefined {
  const [own] = group.own;
  const [other] = group.other;
  if (!own || !other) return undefined;
  const ours = negatorPlaces(original, own);
  const theirs = negatorPlaces(refined, other);
  const gone = missingFrom(ours, theirs);
  const extra = missingFrom(
    [...theirs, ...mutedPlaces(refined, other)],
    [...ours, ...mutedPlaces(original, own)],
  );
  if (gone.length === 0 && extra.length === 0) return [];
  if (gone.length > 0 && extra.length > 0) return undefined;
  const lost: Lost[] = [];
  const negations = new Map(negationsIn(original, own, false).map((one) => [one.at, one]));
  for (const [index, place] of gone.entries()) {
    const negation = negations.get(place.at);
    if (!negation || (index < MOST_PLACES && isCoordinated(refined, other, place.words))) continue;
    lost.push(lostAt('negation', original.text, negation.start, negation.end));
  }
  let excused = excuses(original, group.own) - excuses(refined, group.other);
  for (const place of extra.slice(0, MOST_PLACES)) {
    if (isCoordinated(original, own, place.words) || excused-- > 0) continue;
    const item = contentAt(original, own, place.words);
    if (item) lost.push(lostAt('negation', original.text, item.start, item.end));
  }
  return lost;
}

interface Place {
  at: number;
  /** So many words stand before the negator. */
  words: number;
}

function negatorPlaces(reading: Reading, { from, to }: Statement): Place[] {
  const places: Place[] = [];
  let words = 0;
  for (let at = from; at < to; at++) {
    const type = reading.stream[at]?.type;
    if (type === NOT) places.push({ at, words });
    else if (type === CONTENT || type === PROTECTED) words++;
  }
  return places;
}

/** Places of "not" that is part of "not only" and the like. */
function mutedPlaces(reading: Reading, { from, to }: Statement): Place[] {
  const places: Place[] = [];
  let words = 0;
  for (let at = from; at < to; at++) {
    const item = reading.stream[at];
    if (item?.type === FUNCTION && item.word === 'not') places.push({ at, words });
    else if (item?.type === CONTENT || item?.type === PROTECTED) words++;
  }
  return places;
}

function missingFrom(places: readonly Place[], others: readonly Place[]): Place[] {
  const counts = new Map<number, number>();
  for (const { words } of others) counts.set(words, (counts.get(words) ?? 0) + 1);
  return places.filter(({ words }) => {
    const left = counts.get(words) ?? 0;
    counts.set(words, left - 1);
    return left <= 0;
  });
}

function contentAt(
  reading: Reading,
  { from, to }: Statement,
  words: number,
): { start: number; end: number } | undefined {
  let seen = 0;
  let last: { start: number; end: number } | undefined;
  for (let at = from; at < to; at++) {
    const item = reading.stream[at];
    if (item?.type !== CONTENT && item?.type !== PROTECTED) continue;
    last = item;
    if (seen++ === words) return item;
  }
  return last;
}

/** True where "or" links the word behind so many others to what a negator in front of it reaches. */
function isCoordinated(reading: Reading, { from, to }: Statement, words: number): boolean {
  let seen = 0;
  let negated = false;
  for (let at = from; at < to; at++) {
    const item = reading.stream[at];
    if (!item) continue;
    if (item.type === NOT) negated = true;
    if (item.type !== CONTENT && item.type !== PROTECTED) continue;
    if (seen++ < words) continue;
    let back = at - 1;
    while (back > from && reading.stream[back]?.type === FUNCTION && reading.stream[back]?.word !== 'or')
      back--;
    const before = reading.stream[back];
    return negated && before !== undefined && (before.word === 'or' || before.word === '/');
  }
  return false;
}
