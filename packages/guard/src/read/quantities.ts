import { NUMBER as NUMBER_TOKEN, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { andAHalf } from './fractions.ts';
import { isMoney, scaleBefore } from './money.ts';
import { timesAt } from './multiples.ts';
import type { Value } from './plain-value.ts';
import { NUMBER, newTerm, ORDINAL, quantityKey, type ReadNumber, type Term, WEAK } from './term.ts';
import { type FoundUnit, perHour, unitAt } from './unit-phrases.ts';
import { type Unit, unitOf } from './units.ts';
import { readValue } from './value.ts';

/**
 * A number with its unit: "5 km", "two hours and ten minutes", "twelve euros fifty", "300+", "3x". Behind
 * "between" stand two numbers instead: "between two hours and ten minutes".
 */
export function readQuantity(cursor: Cursor, first: Token, value: Value, isBetween = false): ReadNumber {
  const term = numberTerm(first, cursor.token(value.next - 1) ?? first, value);
  let { next } = value;
  const measure = value.unit === undefined ? measureOf(cursor, first, value) : undefined;
  if (measure) {
    term.value *= measure.scale * measure.unit.factor;
    term.unit = measure.unit.base;
    next = isBetween ? measure.next : addSmaller(cursor, term, measure);
    term.end = cursor.token(next - 1)?.end ?? term.end;
  } else if (value.unit !== undefined) term.unit = value.unit;
  else {
    const letters = value.literal === undefined ? LARGE.get(lettersOf(first, value)) : undefined;
    if (letters) term.value *= letters;
    else if (value.suffix !== '') term.unit = value.suffix;
    const times = timesAt(cursor, value);
    if (times >= 0) {
      term.unit = '×';
      next = times;
      term.end = cursor.token(next - 1)?.end ?? term.end;
    }
  }
  if (cursor.token(next)?.lower === '+' && next === value.next) {
    term.bound = '≥';
    next++;
  }
  term.key = value.literal ?? quantityKey(term.value, term.unit);
  return { term, next };
}

/** The letters behind digits, as they are written. */
const lettersOf = ({ lower }: Token, { suffix }: Value): string =>
  suffix === '' ? '' : lower.slice(-suffix.length);

/** Right behind digits, as they are written. */
const LARGE: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['B', 1e9],
  ['bn', 1e9],
  ['Bn', 1e9],
  ['mn', 1e6],
]);

function numberTerm(first: Token, last: Token, value: Value): Term {
  const term = newTerm(NUMBER, '', first.start, last.end);
  term.value = value.value;
  term.raw = value.value;
  if (value.ordinal) term.flags |= ORDINAL;
  if (value.weak) term.flags |= WEAK;
  return term;
}

interface Measure extends FoundUnit {
  /** The "k" of "20k euros". */
  scale: number;
}

/** The unit glued to a number or behind it. */
function measureOf(cursor: Cursor, first: Token, value: Value): Measure | undefined {
  const { suffix, next } = value;
  if (value.ordinal) return undefined;
  const at = cursor.skip(next);
  const behind = unitAt(cursor, at, value.weak);
  const scale = behind ? scaleBefore(suffix, behind.unit.base) : 0;
  if (behind && scale > 0) return { ...behind, scale };
  if (suffix !== '') {
    const isLarge = LARGE.has(lettersOf(first, value));
    const unit = isLarge ? undefined : unitOf(suffix);
    return unit && { ...perHour(cursor, squared(cursor, unit, next)), scale: 1 };
  }
  const hyphen = cursor.token(at);
  if (hyphen?.lower === '-' && at === next && cursor.token(at + 1)?.kind === WORD_TOKEN) {
    const glued = unitAt(cursor, at + 1, value.weak) ?? unitOfAge(cursor, at + 1);
    return glued && { ...glued, next: behindIntervals(cursor, glued.next), scale: 1 };
  }
  return behind && { ...behind, scale: 1 };
}

/** "a 12-year-old". */
function unitOfAge(cursor: Cursor, at: number): FoundUnit | undefined {
  const [name = '', old = ''] = cursor.token(at)?.lower.split('-') ?? [];
  const unit = /^olds?$/.test(old) ? unitOf(name) : undefined;
  return unit && { unit, next: at + 1 };
}

/** "at 15-minute intervals": how often, as "every fifteen minutes". */
function behindIntervals(cursor: Cursor, next: number): number {
  const at = cursor.skip(next);
  return cursor.token(at)?.lower === 'intervals' ? at + 1 : next;
}

/** "20m²". */
function squared(cursor: Cursor, unit: Unit, next: number): FoundUnit {
  const sign = cursor.token(next)?.lower;
  const power = sign === '²' ? 2 : sign === '³' ? 3 : 1;
  return power === 1
    ? { unit, next }
    : { unit: { base: `${unit.base}${power}`, factor: unit.factor ** power }, next: next + 1 };
}

const ANDS = new Set(['and', 'und']);

/** Adds what stands behind in smaller units of the same kind; the index behind all of it. */
function addSmaller(cursor: Cursor, term: Term, measure: Measure): number {
  const { unit } = measure;
  let { next } = measure;
  const half = andAHalf(cursor, next);
  if (half >= 0 && term.flags & WEAK) term.flags &= ~WEAK;
  if (half >= 0) {
    term.value += unit.factor / 2;
    return half;
  }
  let { factor } = unit;
  for (;;) {
    const joint = cursor.skip(next);
    const at = ANDS.has(cursor.token(joint)?.lower ?? '') ? cursor.skip(joint + 1) : joint;
    const smaller = smallerAt(cursor, at, { base: unit.base, factor }, at === joint);
    if (!smaller) return next;
    term.value += smaller.value;
    term.flags &= ~WEAK;
    ({ next, factor } = smaller);
  }
}

interface Smaller {
  value: number;
  next: number;
  factor: number;
}

function smallerAt(
  cursor: Cursor,
  at: number,
  { base, factor }: Unit,
  mayBeBare: boolean,
): Smaller | undefined {
  const first = cursor.token(at);
  if (first?.kind !== NUMBER_TOKEN && cursor.wordValue(first) === undefined) return undefined;
  const value = first && readValue(cursor, first, at);
  if (!value || value.literal !== undefined || value.ordinal) return undefined;
  const found =
    value.suffix === ''
      ? unitAt(cursor, cursor.skip(value.next))
      : { unit: unitOf(value.suffix), next: value.next };
  const unit = found?.unit;
  if (!unit || !found)
    return mayBeBare && isMoney(base) && factor === 1 ? bareCents(cursor, value) : undefined;
  const isCents = isMoney(base) && unit.factor === CENT;
  if (!isCents && unit.base !== base) return undefined;
  const amount = value.value * unit.factor;
  return unit.factor < factor && amount < factor
    ? { value: amount, next: found.next, factor: unit.factor }
    : undefined;
}

const CENT = 0.01;

/** "twelve euros fifty", with nothing behind it that it may count. */
function bareCents(cursor: Cursor, value: Value): Smaller | undefined {
  const behind = cursor.token(cursor.skip(value.next));
  const counts = behind?.kind === NUMBER_TOKEN || (behind?.kind === WORD_TOKEN && !cursor.isEmpty(behind));
  if (counts || value.suffix !== '' || value.value < 1 || value.value > 99) return undefined;
  return { value: value.value * CENT, next: value.next, factor: CENT };
}
