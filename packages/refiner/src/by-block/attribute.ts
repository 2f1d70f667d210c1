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
 * Says of each thing that the guard found which change it is about: the one that it shares a place with, else the nearest: a block that
 * nobody touched lost nothing by itself. O(findings × changes).
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
    const own = sharing(originals, item.part ?? item);
    const at = own >= 0 ? own : item.where ? nearestTo(results, item.where) : nearestTo(originals, item);
    found[at]?.requirements.push(item);
  }
  for (const item of added) found[nearestTo(results, item)]?.added.push(item);
  return found;
}

/** Index of the place that shares most with another; -1 for none. */
function sharing(places: readonly Range[], { start, end }: Place): number {
  let best = -1;
  let most = 0;
  for (const [at, place] of places.entries()) {
    const shared = Math.min(end, place.end) - Math.max(start, place.start);
    if (shared <= most) continue;
    best = at;
    most = shared;
  }
  return best;
}

function nearestTo(places: readonly Range[], { start, end }: Place): number {
  let best = -1;
  let least = Infinity;
  for (const [at, place] of places.entries()) {
    const apart = Math.max(
      place.start - end,
      start - place.end,
      -(Math.min(end, place.end) - Math.max(start, place.start)),
    );
    if (apart >= least) continue;
    best = at;
    least = apart;
  }
  return best;
}
