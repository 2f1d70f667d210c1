import type { Addition, FidelityResult, Place, Requirement } from '@refinery/guard';
import type { Range } from '@refinery/text/range.ts';

/** What the guard found, by the change that it is about. */
export interface Attributed {
  requirements: Requirement[];
  added: Addition[];
}

/** Where a change stands in the original and in the result. */
export interface ChangedPlace {
  original: Range;
  rewritten: Range;
}

/**
 * Says of each thing that the guard found which change it is about: the one that it shares a place with, else
 * the nearest: a block that nobody touched lost nothing by itself. O(findings × changes).
 */
export function attribute(
  { requirements, added }: Pick<FidelityResult, 'requirements' | 'added'>,
  places: readonly ChangedPlace[],
): Attributed[] {
  const found = places.map((): Attributed => ({ requirements: [], added: [] }));
  const originals = places.map(({ original }) => original);
  const results = places.map(({ rewritten }) => rewritten);
  for (const item of requirements) {
    if (item.verdict === 'kept') continue;
    const part = item.part ?? item;
    const own = nearestTo(originals, part);
    const isShared = sharedBy(originals[own], part) > 0;
    const at = isShared ? own : item.where ? nearestTo(results, item.where) : nearestTo(originals, item);
    found[at]?.requirements.push(item);
  }
  for (const item of added) found[nearestTo(results, item)]?.added.push(item);
  return found;
}

/** How much two places share, in UTF-16 code units; below zero how far they are apart. */
const sharedBy = ({ start, end }: Range = { start: Infinity, end: -Infinity }, other: Place): number =>
  Math.min(end, other.end) - Math.max(start, other.start);

/** Index of the place that shares most with another, or is nearest to it; -1 where there is none. */
function nearestTo(places: readonly Range[], other: Place): number {
  let best = -1;
  let most = -Infinity;
  for (const [at, place] of places.entries()) {
    const shared = sharedBy(place, other);
    if (shared <= most) continue;
    best = at;
    most = shared;
  }
  return best;
}
