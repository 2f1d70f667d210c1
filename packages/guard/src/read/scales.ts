import type { Cursor } from './cursor.ts';
import { halfAt } from './fractions.ts';
import type { Value } from './plain-value.ts';

const ANDS = new Set(['and', 'und', 'y', 'e']);

/** Abbreviated behind digits: "1.5 m" is no million without a currency, "1.5 bn" always is. */
const ABBREVIATED: ReadonlyMap<string, number> = new Map([
  ['mn', 1e6],
  ['mio', 1e6],
  ['bn', 1e9],
  ['mrd', 1e9],
  ['tn', 1e12],
  ['trillion', 1e12],
  ['trillions', 1e12],
  ['tsd', 1e3],
  ['grand', 1e3],
  ['lakh', 1e5],
  ['crore', 1e7],
]);

const scaleAt = (cursor: Cursor, at: number): number | undefined =>
  cursor.wordValue(cursor.token(at)) ?? ABBREVIATED.get(cursor.token(at)?.lower ?? '');

/** So many words a number has at most. */
const LONGEST = 12;

/**
 * "five thousand", "two hundred and fifty", "one thousand six hundred", "2 million", "one and a half
 * million".
 */
export function scaled(cursor: Cursor, value: Value): Value {
  if (value.suffix !== '' || value.literal !== undefined || value.clock !== undefined || value.ordinal)
    return value;
  let { next } = value;
  let total = 0;
  let part = value.value;
  /** No scale may follow one that is as large: "one hundred and two hundred" are two numbers. */
  let largest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < LONGEST; round++) {
    let at = cursor.skip(next);
    const joint = cursor.token(at)?.lower;
    if (joint !== undefined && ANDS.has(joint)) {
      at = cursor.skip(at + 1);
      const half = halfAt(cursor, at);
      if (half >= 0) return withHalf(cursor, value, total + part, half);
      const isTens = part >= 20 && part < 100 && part % 10 === 0;
      if (total + part < 100 && !(isTens && (joint === 'y' || joint === 'e'))) break;
    }
    const more = scaleAt(cursor, at);
    if (more === undefined) break;
    const after = more < 100 ? scaleAt(cursor, cursor.skip(at + 1)) : undefined;
    if (after !== undefined && after >= 100 && after >= (part >= 100 ? 100 : largest)) break;
    if (more >= 1000 && part < more && more < largest) {
      total += part * more;
      part = 0;
      largest = more;
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

/** "one and a half", "one and a half million". */
function withHalf(cursor: Cursor, value: Value, whole: number, half: number): Value {
  const at = cursor.skip(half);
  const scale = scaleAt(cursor, at) ?? 0;
  const isScaled = scale >= 1000;
  return {
    ...value,
    value: (whole + 0.5) * (isScaled ? scale : 1),
    next: isScaled ? at + 1 : half,
    weak: false,
  };
}
