import type { Unit } from './units.ts';

/** A word in more units than this tells little about which belong together. */
const MOST_PLACES = 48;
/** Share of the words of the smaller unit that two units must have in common to belong together. */
const ENOUGH = 0.34;

/** Units of two texts that say the same: indices, in the order of their texts. */
export interface Group {
  own: number[];
  other: number[];
}

/**
 * Groups the units of an original and of its rewritten form by what they say: each unit of the original joins the one
 * of the rewritten text that shares most with it (so that merged sentences meet), and each that is left over there joins
 * its own best. Every unit is in exactly one group, alone where nothing is like it. Linear in both.
 */
export function alignUnits(own: readonly Unit[], other: readonly Unit[]): Group[] {
  const homes = bestOf(own, other);
  const groups: Group[] = other.map((_, at) => ({ own: [], other: [at] }));
  const groupOf: Group[] = [];
  for (const at of own.keys()) {
    const home = groups[homes[at] ?? -1] ?? newGroup(groups);
    home.own.push(at);
    groupOf.push(home);
  }
  const back = bestOf(other, own);
  for (const at of other.keys()) {
    const group = groups[at];
    const best = groupOf[back[at] ?? -1];
    if (!group || group.own.length || !best) continue;
    best.other.push(at);
    group.other = [];
  }
  for (const group of groups) group.other.sort((a, b) => a - b);
  return groups.filter((group) => group.own.length + group.other.length > 0);
}

function newGroup(groups: Group[]): Group {
  const made: Group = { own: [], other: [] };
  groups.push(made);
  return made;
}

/** For each unit the index of the one among `others` that shares most with it, of equals the nearest; -1 for none. */
function bestOf(units: readonly Unit[], others: readonly Unit[]): number[] {
  const places = placesOf(others);
  const pace = others.length / Math.max(1, units.length);
  return units.map(({ keys }, at) => {
    const scores = new Map<number, { shared: number; weight: number }>();
    for (const key of keys) {
      const found = places.get(key) ?? [];
      for (const place of found) {
        const score = scores.get(place) ?? { shared: 0, weight: 0 };
        score.shared++;
        score.weight += 1 / found.length;
        scores.set(place, score);
      }
    }
    let best = -1;
    let most = 0;
    for (const [place, { shared, weight }] of scores) {
      if (shared < ENOUGH * Math.min(keys.size, others[place]?.keys.size ?? 0)) continue;
      const isNearer = Math.abs(place - at * pace) < Math.abs(best - at * pace);
      if (weight < most || (weight === most && !isNearer)) continue;
      best = place;
      most = weight;
    }
    return best;
  });
}

function placesOf(units: readonly Unit[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { keys }] of units.entries())
    for (const key of keys) {
      const list = places.get(key);
      if (!list) places.set(key, [at]);
      else if (list.length < MOST_PLACES) list.push(at);
    }
  return places;
}
