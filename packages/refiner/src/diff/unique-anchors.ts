import type { Match, Region } from './match.ts';

/**
 * Words that occur once in each half of a region, in the longest order that both halves share (patience diff,
 * Bram Cohen). O(n log n).
 */
export function uniqueAnchors(
  before: readonly number[],
  after: readonly number[],
  isWord: readonly boolean[],
  region: Region,
): Match[] {
  const placesBefore = places(before, region.a0, region.a1, isWord);
  const placesAfter = places(after, region.b0, region.b1, isWord);
  const pairs: Match[] = [];
  for (const [id, a] of placesBefore) {
    const b = placesAfter.get(id) ?? -1;
    if (a >= 0 && b >= 0) pairs.push({ a, b });
  }
  return longestIncreasing(pairs);
}

/** Where each word stands in order of appearance; -1 where it stands more than once. */
function places(ids: readonly number[], from: number, to: number, isWord: readonly boolean[]) {
  const found = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const id = ids[at] ?? -1;
    if (isWord[id]) found.set(id, found.has(id) ? -1 : at);
  }
  return found;
}

/** The longest part of pairs sorted by `a` in which `b` grows too. */
function longestIncreasing(pairs: readonly Match[]): Match[] {
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const chain: Match[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}
