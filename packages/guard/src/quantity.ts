import { stem } from '@refinery/text/stem.ts';
import type { Group } from './align.ts';
import { type Comparison, type Lost, lostAt } from './facts.ts';
import type { Reading, Statement } from './statements.ts';
import { CONTENT, FUNCTION, type Item, ONLY, QUANTITY, SIGN, type Stream } from './stream.ts';
import { ACTION } from './vocabulary.ts';

/** Words of a unit stand at most this many items from their number: before (as in "version 3") and behind. */
const BEFORE = 4;
const BEHIND = 5;
/** So many equal numbers of a group are looked at. */
const MOST_CANDIDATES = 48;

/** Signs that are units, and the stems of the words for them. */
const SIGN_UNITS: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'],
  ['€', 'euro'],
  ['£', 'pound'],
  ['%', 'percent'],
]);

interface Quantity {
  item: Item;
  at: number;
  statement: Statement;
  unit: { key: string; end: number } | undefined;
}

/** Quantities of a statement. "One" is mostly a pronoun: it counts with a bound or "only". */
export function quantitiesIn(reading: Reading, statement: Statement): Quantity[] {
  const found: Quantity[] = [];
  for (let at = statement.from; at < statement.to; at++) {
    const item = reading.stream[at];
    if (item?.type === QUANTITY)
      found.push({ item, at, statement, unit: unitAt(reading.stream, at, statement) });
  }
  return found;
}

export const isPronoun = (stream: Stream, { item, at }: Quantity): boolean =>
  item.word === 'one' && item.bound === '' && stream[at - 1]?.type !== ONLY;

/**
 * Quantities that a group lost, with unit and bound: "at least 3 retries", "≤ 90 days", "300+ words". A number that is gone here may
 * stand elsewhere with the same unit, unless another number took its place.
 */
export function lostQuantities(comparison: Comparison, group: Group, elsewhere: () => KnownUnits): Lost[] {
  const { original, refined } = comparison;
  const own = group.own.flatMap((statement) => quantitiesIn(original, statement));
  if (own.length === 0) return [];
  const other = group.other.flatMap((statement) => quantitiesIn(refined, statement));
  if (group.sameWords) return lostInOrder(comparison, group, own, other);
  const units = new Units(original, refined, group, other);
  const ownValues = new Set(own.map(({ item }) => item.key));
  const isReplaced = other.some(({ item }) => !ownValues.has(item.key));
  const left = byValue(other);
  const needed = byValue(own);
  const lost: Lost[] = [];
  for (const quantity of own) {
    const { item, unit } = quantity;
    const all = left.get(item.key) ?? [];
    const same = all.slice(-MOST_CANDIDATES).reverse();
    if (same.length === 0) {
      const isElsewhere = !isReplaced && item.bound === '' && elsewhere().has(item.key, unit?.key);
      if (!isElsewhere && (isReplaced || !isPronoun(original.stream, quantity)))
        lost.push(lostNumber(original, quantity));
      continue;
    }
    const withUnit = unit ? same.filter((one) => units.counts(quantity, one)) : same;
    const withBound = withUnit.find((one) => item.bound === '' || one.item.bound === item.bound);
    if (withUnit.length === 0) lost.push(lostUnit(original, quantity));
    else if (!withBound) lost.push(lostBound(original, quantity));
    else if (isSwapped(original, refined, quantity, withUnit, other))
      lost.push(lostNumber(original, quantity));
    // A number that is said as often as before stands for one of them only.
    else if (all.length >= (needed.get(item.key)?.length ?? 0)) all.splice(all.lastIndexOf(withBound), 1);
    needed.get(item.key)?.pop();
  }
  return lost;
}

/** The last first, so that one can be taken from the end. */
function byValue(quantities: readonly Quantity[]): Map<string, Quantity[]> {
  const found = new Map<string, Quantity[]>();
  for (const quantity of quantities.toReversed()) {
    const list = found.get(quantity.item.key);
    if (list) list.push(quantity);
    else found.set(quantity.item.key, [quantity]);
  }
  return found;
}

/** The words are the same, so the numbers must be the same in the same order. */
function lostInOrder(
  { original, refined }: Comparison,
  group: Group,
  own: readonly Quantity[],
  other: readonly Quantity[],
): Lost[] {
  const lost: Lost[] = [];
  const units = new Units(original, refined, group, other);
  let next = 0;
  for (const [index, quantity] of own.entries()) {
    const spare = other.length - next - (own.length - index);
    let found = other[next];
    if (found && found.item.key !== quantity.item.key && spare > 0)
      for (let k = next; k <= next + Math.min(spare, MOST_CANDIDATES); k++)
        if (other[k]?.item.key === quantity.item.key) {
          next = k;
          found = other[k];
          break;
        }
    if (found?.item.key !== quantity.item.key) {
      if (spare >= 0) next++;
      if (found || !isPronoun(original.stream, quantity)) lost.push(lostNumber(original, quantity));
      continue;
    }
    next++;
    const { unit, item } = quantity;
    if (unit && !units.counts(quantity, found)) lost.push(lostUnit(original, quantity));
    else if (item.bound !== '' && item.bound !== found.item.bound) lost.push(lostBound(original, quantity));
  }
  return lost;
}

/** The words on both sides of the number now stand around another number. */
function isSwapped(
  original: Reading,
  refined: Reading,
  quantity: Quantity,
  same: readonly Quantity[],
  other: readonly Quantity[],
): boolean {
  const left = neighbour(original.stream, quantity, -1);
  const right = neighbour(original.stream, quantity, 1);
  if (left === '' || right === '' || other.length > MOST_CANDIDATES) return false;
  const fits = (one: Quantity): boolean =>
    neighbour(refined.stream, one, -1) === left && neighbour(refined.stream, one, 1) === right;
  const near = (one: Quantity): boolean =>
    neighbour(refined.stream, one, -1) === left || neighbour(refined.stream, one, 1) === right;
  return !same.some(near) && other.some((one) => one.item.key !== quantity.item.key && fits(one));
}

function neighbour(stream: Stream, { at, statement }: Quantity, step: number): string {
  for (let i = at + step; i >= statement.from && i < statement.to; i += step) {
    const item = stream[i];
    if (item && (item.type === CONTENT || item.type === QUANTITY)) return item.key;
  }
  return '';
}

function lostNumber({ text }: Reading, { item, unit }: Quantity): Lost {
  const end = Math.max(item.end, unit?.end ?? 0);
  return lostAt(kindOfNumber(text, item), text, item.start, end);
}

const lostUnit = ({ text }: Reading, { item, unit }: Quantity): Lost =>
  lostAt('unit', text, item.start, Math.max(item.end, unit?.end ?? 0));

function lostBound({ text }: Reading, { item, unit }: Quantity): Lost {
  const lost = lostAt('bound', text, item.start, Math.max(item.end, unit?.end ?? 0));
  return { ...lost, text: `${item.bound} ${lost.text}` };
}

const MONTH = /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,14}\.?$/i;
const AROUND = 14;

/** Numbers of dates and times are told apart for the reader. */
function kindOfNumber(text: string, { start, end, word }: Item): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const behind = text.slice(end, end + AROUND);
  if (/^\d{1,2}:\d\d/.test(word) || /^\s?[ap]\.?m\b/i.test(behind)) return 'time';
  const isDate =
    /^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(word) ||
    (/^-\d{1,2}(?:-\d|\b)/.test(behind) && /^\d{4}$/.test(word)) ||
    /\d{4}-(?:\d\d-)?$/.test(before) ||
    MONTH.test(before.trimEnd()) ||
    /^(?:st|nd|rd|th)?\s(?:of\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(
      behind,
    ) ||
    /(?:^|[^a-z])(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}, $/i.test(
      before,
    );
  return isDate ? 'date' : 'quantity';
}

/** The word that a number counts, within three items of the same statement. */
function unitAt(stream: Stream, at: number, statement: Statement): { key: string; end: number } | undefined {
  const sign = SIGN_UNITS.get(at > statement.from ? (stream[at - 1]?.word ?? '') : '');
  if (sign && sign !== 'percent') return { key: stem(sign), end: 0 };
  const next = at + 1 < statement.to ? stream[at + 1] : undefined;
  const behind = SIGN_UNITS.get(next?.word ?? '');
  // "5 $25": the sign belongs to the next number.
  if (next && behind && (behind === 'percent' || stream[at + 2]?.type !== QUANTITY))
    return { key: stem(behind), end: next.end };
  for (let i = at + 1; i < Math.min(at + 5, statement.to); i++) {
    const item = stream[i];
    // "800–1200 words": both count words.
    if (item?.type === QUANTITY && i === at + 2 && stream[at]?.bound === '≥' && item.bound === '≤') continue;
    if (!item || item.type === QUANTITY || (item.type === SIGN && ENDS_UNIT.has(item.word))) return undefined;
    if (item.type === FUNCTION && LEADS_AWAY.has(item.word)) return undefined;
    if (item.type === CONTENT && VAGUE.has(item.word) && stream[i + 1]?.type === CONTENT) continue;
    if (item.type === CONTENT) return item.bits & ACTION && item.word !== 'point' ? undefined : item;
  }
  return undefined;
}

/** "Pixel 8 in a table" counts no tables. */
const LEADS_AWAY = new Set(['in', 'on', 'at', 'for', 'with', 'from', 'by', 'into', 'via']);
/** Words before a unit that count nothing themselves. */
const VAGUE = new Set(
  'different various separate distinct unique main specific new key best top additional single entire whole total full types kinds'.split(
    ' ',
  ),
);
const ENDS_UNIT = new Set([':', ',', ';', '—', '–', '(', ')', '=', '+']);

/** Which numbers of a group count what. */
class Units {
  private readonly near: Map<Quantity, Set<string>>;
  private readonly own: Map<string, number>;
  private readonly other: Map<string, number>;

  constructor(original: Reading, refined: Reading, group: Group, other: readonly Quantity[]) {
    this.near = unitsNear(refined.stream, other);
    this.own = unitWords(original, group.own);
    this.other = unitWords(refined, group.other);
  }

  /** True where `one` counts what `quantity` counts: its unit is the same, or stands near and is said as often as before. */
  counts(quantity: Quantity, one: Quantity): boolean {
    const key = quantity.unit?.key;
    if (key === undefined || one.unit?.key === key) return true;
    return this.near.get(one)?.has(key) === true && (this.other.get(key) ?? 0) >= (this.own.get(key) ?? 0);
  }
}

function unitWords({ stream }: Reading, statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of statements)
    for (let i = from; i < to; i++) {
      const item = stream[i];
      if (!item || (item.type !== CONTENT && item.type !== SIGN && item.word !== 'once')) continue;
      const key = stem(SIGN_UNITS.get(item.word) ?? '') || item.key;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** For each quantity the keys of what may be its unit. */
function unitsNear(stream: Stream, quantities: readonly Quantity[]): Map<Quantity, Set<string>> {
  const units = new Map<Quantity, Set<string>>();
  let claimed = -1;
  for (const quantity of quantities) {
    const { at, statement, unit, item } = quantity;
    const keys = new Set<string>();
    // The unit of the number before it is not its own: "5 cats and 3 dogs" has no 3 cats.
    for (let i = Math.max(statement.from, at - BEFORE, claimed + 1); i < at; i++)
      if (stream[i]?.type === CONTENT) keys.add(stream[i]?.key ?? '');
    for (let i = at + 1; i < Math.min(at + BEHIND, statement.to) && stream[i]?.type !== QUANTITY; i++) {
      if (stream[i]?.type === CONTENT) keys.add(stream[i]?.key ?? '');
      if (unit && stream[i]?.key === unit.key) claimed = i;
    }
    if (item.word === 'once') keys.add(TIME);
    if (unit) keys.add(unit.key);
    units.set(quantity, keys);
  }
  return units;
}

const TIME = stem('time');

/** Which numbers a whole text has, and with which units. */
export class KnownUnits {
  private readonly known = new Set<string>();

  constructor(reading: Reading) {
    for (const statement of reading.statements) {
      const quantities = quantitiesIn(reading, statement);
      const units = unitsNear(reading.stream, quantities);
      for (const quantity of quantities) {
        this.known.add(quantity.item.key);
        for (const unit of units.get(quantity) ?? []) this.known.add(`${quantity.item.key} ${unit}`);
      }
    }
  }

  has(value: string, unit: string | undefined): boolean {
    return this.known.has(unit === undefined ? value : `${value} ${unit}`);
  }
}
