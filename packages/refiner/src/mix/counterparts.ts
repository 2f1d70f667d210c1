import type { Place } from '@refinery/guard';
import { alignUnits } from './align-units.ts';
import { type Unit, unitsOf } from './units.ts';

/** Where each text says what stands somewhere in the other. */
export interface Counterparts {
  /**
   * The sentences of the rewritten text that stand for what is at an offset of the original, with a neighbour on either
   * side; undefined where no words tell.
   */
  inRewritten(at: number): Place | undefined;
  /** The same the other way round. */
  inOriginal(at: number): Place | undefined;
}

/** Finds counterparts by the words that sentences share. Linear in both texts; a question then takes a logarithm of it. */
export function counterpartsOf(original: string, rewritten: string): Counterparts {
  const own = unitsOf(original);
  const other = unitsOf(rewritten);
  const ofOwn: (readonly number[])[] = [];
  const ofOther: (readonly number[])[] = [];
  for (const group of alignUnits(own, other)) {
    for (const at of group.own) ofOwn[at] = group.other;
    for (const at of group.other) ofOther[at] = group.own;
  }
  return {
    inRewritten: (at) => around(other, ofOwn[unitAt(own, at)]),
    inOriginal: (at) => around(own, ofOther[unitAt(other, at)]),
  };
}

/** The first of the units, as far as they stand together, and their neighbours. */
function around(units: readonly Unit[], found: readonly number[] = []): Place | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const together = found.filter((at, index) => at === first + index);
  const before = units[first - 1] ?? units[first];
  const behind = units[first + together.length] ?? units[first + together.length - 1];
  return before && behind && { start: before.start, end: behind.end };
}

/** The last unit that begins at or before an offset, or the first. */
function unitAt(units: readonly Unit[], at: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
