import type { Group } from './align.ts';
import { type Comparison, type Lost, lostAt } from './facts.ts';
import type { Reading, Statement } from './statements.ts';
import { CONTENT, EXCEPT, type Item, NOT, ONLY, PROTECTED, QUANTITY } from './stream.ts';
import { WEAK_ONLY } from './vocabulary.ts';

const REACH = 9;
/** So many exclusive words of a group are looked at for each that it had. */
const MOST_CANDIDATES = 48;

interface Exclusive {
  type: number;
  scope: readonly Item[];
  start: number;
  end: number;
}

/** Exclusive words (only, unless, except) of a statement with what they restrict. */
export function exclusivesIn(reading: Reading, statement: Statement): Exclusive[] {
  const found: Exclusive[] = [];
  for (let at = statement.from; at < statement.to; at++) {
    const item = reading.stream[at];
    if (item?.type !== ONLY && item?.type !== EXCEPT) continue;
    const scope = scopeOf(reading, statement, at);
    const start = Math.min(item.start, scope[0]?.start ?? item.start);
    const end = Math.max(item.end, scope.at(-1)?.end ?? item.end);
    found.push({ type: item.type, scope, start, end });
  }
  return found;
}

/** The two words behind it, or before it where it ends the statement ("in JSON only"). */
function scopeOf({ stream }: Reading, { from, to }: Statement, at: number): Item[] {
  const scope: Item[] = [];
  for (let i = at + 1; i < to && i < at + REACH && scope.length < 2; i++) addKey(scope, stream[i]);
  for (let i = at - 1; scope.length === 0 && i >= from && i > at - REACH; i--) addKey(scope, stream[i]);
  return scope;
}

function addKey(scope: Item[], item: Item | undefined): void {
  if (item && (item.type === CONTENT || item.type === QUANTITY || item.type === PROTECTED)) scope.push(item);
}

/**
 * Exclusive words that a group lost: it must have as many as before, in whatever words say the same ("nothing else", "just", "if not"), near
 * what they restrict.
 */
export function lostExclusives(
  comparison: Comparison,
  group: Group,
  elsewhere: () => KnownExclusives,
): Lost[] {
  const { original, refined } = comparison;
  const own = group.own.flatMap((statement) => exclusivesIn(original, statement));
  if (own.length === 0) return [];
  const other = group.other.flatMap((statement) => substitutesIn(refined, statement)).reverse();
  const spareNegators = Math.max(0, negators(refined, group.other) - negators(original, group.own));
  // A weak word that was there before stands for nothing that went.
  let spareWeak = Math.max(0, weak(refined, group.other) - weak(original, group.own));
  let spare = spareNegators;
  const lost: Lost[] = [];
  for (const { type, scope, start, end } of own) {
    const index = lastIndex(other, (one) => one.type === type && (scope.length === 0 || isNear(one, scope)));
    if (index >= 0) other.splice(index, 1);
    else if (type === ONLY && spareWeak > 0) spareWeak--;
    else if (spare > 0) spare--;
    else if (group.other.length > 0 || !elsewhere().states(type, scope))
      lost.push(lostAt('exclusive', original.text, start, end));
  }
  return lost;
}

/** Index of the last of those near the end that fits, or -1. */
function lastIndex(list: readonly Substitute[], fits: (one: Substitute) => boolean): number {
  for (let i = list.length - 1; i >= Math.max(0, list.length - MOST_CANDIDATES); i--) {
    const one = list[i];
    if (one && fits(one)) return i;
  }
  return -1;
}

interface Substitute {
  type: number;
  near: ReadonlySet<string>;
}

const isNear = ({ near }: Substitute, scope: readonly Item[]): boolean =>
  scope.some((item) => near.has(item.key));

function substitutesIn(reading: Reading, { from, to }: Statement): Substitute[] {
  const found: Substitute[] = [];
  for (let at = from; at < to; at++) {
    const item = reading.stream[at];
    if (item?.type !== ONLY && item?.type !== EXCEPT) continue;
    const near = new Set<string>();
    for (let i = Math.max(from, at - REACH); i < Math.min(to, at + REACH + 1); i++)
      near.add(reading.stream[i]?.key ?? '');
    found.push({ type: item.type, near });
  }
  return found;
}

const count = (
  reading: Reading,
  statements: readonly Statement[],
  counts: (item: Item) => boolean,
): number => {
  let found = 0;
  for (const { from, to } of statements)
    for (let i = from; i < to; i++) {
      const item = reading.stream[i];
      if (item && counts(item)) found++;
    }
  return found;
};
const negators = (reading: Reading, statements: readonly Statement[]): number =>
  count(reading, statements, (item) => item.type === NOT);
const weak = (reading: Reading, statements: readonly Statement[]): number =>
  count(reading, statements, (item) => (item.bits & WEAK_ONLY) !== 0 && item.type !== ONLY);

/** The exclusive words of a whole text. */
export class KnownExclusives {
  private readonly known = new Set<string>();

  constructor(reading: Reading) {
    for (const statement of reading.statements)
      for (const { type, near } of substitutesIn(reading, statement))
        for (const key of near) this.known.add(`${type} ${key}`);
  }

  states(type: number, scope: readonly Item[]): boolean {
    return scope.length > 0 && scope.every((item) => this.known.has(`${type} ${item.key}`));
  }
}
