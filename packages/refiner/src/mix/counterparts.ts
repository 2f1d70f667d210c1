import type { Place } from '@refinery/guard';
import { alignUnits } from './align-units.ts';
import { type Unit, unitsOf } from './units.ts';

/** Where each text says what stands somewhere in the other. */
export interface Counterparts {
  /** The sentences of the rewritten text that stand for what is at an offset of the original; undefined where no words tell. */
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
    inRewritten: (at) => together(other, ofOwn[unitAt(own, at)]),
    inOriginal: (at) => together(own, ofOther[unitAt(other, at)]),
  };
}

/** The first of the units and those behind it, as far as no more than one other stands between two of them. */
function together(units: readonly Unit[], found: readonly number[] = []): Place | undefined {
  const apart = found.findIndex((at, index) => at - (found[index - 1] ?? at) > 2);
  const first = units[found[0] ?? -1];
  const last = units[found.at(apart < 0 ? -1 : apart - 1) ?? -1];
  return first && last && { start: first.start, end: last.end };
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
