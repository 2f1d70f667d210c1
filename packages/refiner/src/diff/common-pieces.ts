import type { Match, Region } from './match.ts';

/** A kept word says more than a kept space. */
const WORD_WEIGHT = 4;

/**
 * Heaviest common subsequence of a region, by dynamic programming: as many steps as the product of its two
 * lengths.
 */
export function commonPieces(
  before: readonly number[],
  after: readonly number[],
  isWord: readonly boolean[],
  { a0, a1, b0, b1 }: Region,
): Match[] {
  const width = b1 - b0 + 1;
  const best = new Uint32Array((a1 - a0 + 1) * width);
  const at = (a: number, b: number): number => best[(a - a0) * width + (b - b0)] ?? 0;
  for (let a = a1 - 1; a >= a0; a--) {
    const id = before[a] ?? -1;
    const weight = isWord[id] ? WORD_WEIGHT : 1;
    for (let b = b1 - 1; b >= b0; b--) {
      const kept = id === after[b] ? at(a + 1, b + 1) + weight : 0;
      best[(a - a0) * width + (b - b0)] = Math.max(kept, at(a + 1, b), at(a, b + 1));
    }
  }
  const matches: Match[] = [];
  for (let a = a0, b = b0; a < a1 && b < b1; ) {
    if (at(a, b) === at(a + 1, b)) a++;
    else if (at(a, b) === at(a, b + 1)) b++;
    else matches.push({ a: a++, b: b++ });
  }
  return matches;
}
