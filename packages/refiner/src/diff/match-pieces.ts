import { commonPieces } from './common-pieces.ts';
import type { Match, Region } from './match.ts';
import { uniqueAnchors } from './unique-anchors.ts';

/**
 * Product of the lengths up to which a region is compared piece by piece: at most 128 steps for each piece.
 */
const MOST_CELLS = 65_536;
/** How often a region is divided at words that are unique in it. What is left then counts as replaced. */
const MOST_DIVISIONS = 12;

/**
 * Pieces that both texts share, in order. Regions without a word of their own are not compared further once
 * they are large, so that time grows as n log n with the lengths: the result is then coarser, never wrong.
 */
export function matchPieces(
  before: readonly number[],
  after: readonly number[],
  isWord: readonly boolean[],
): Match[] {
  const matches: Match[] = [];
  const compare = (region: Region, divisions: number): void => {
    let { a0, a1, b0, b1 } = region;
    while (a0 < a1 && b0 < b1 && before[a0] === after[b0]) matches.push({ a: a0++, b: b0++ });
    let same = 0;
    while (a0 < a1 && b0 < b1 && before[a1 - 1] === after[b1 - 1]) {
      a1--;
      b1--;
      same++;
    }
    divide({ a0, a1, b0, b1 }, divisions);
    for (let k = 0; k < same; k++) matches.push({ a: a1 + k, b: b1 + k });
  };
  const divide = (region: Region, divisions: number): void => {
    let { a0, b0 } = region;
    const { a1, b1 } = region;
    if (a0 === a1 || b0 === b1) return;
    if ((a1 - a0) * (b1 - b0) <= MOST_CELLS) {
      for (const match of commonPieces(before, after, isWord, region)) matches.push(match);
      return;
    }
    if (divisions === 0) return;
    const anchors = uniqueAnchors(before, after, isWord, region);
    for (const anchor of anchors) {
      compare({ a0, a1: anchor.a, b0, b1: anchor.b }, divisions - 1);
      matches.push(anchor);
      a0 = anchor.a + 1;
      b0 = anchor.b + 1;
    }
    if (anchors.length) compare({ a0, a1, b0, b1 }, divisions - 1);
  };
  compare({ a0: 0, a1: before.length, b0: 0, b1: after.length }, MOST_DIVISIONS);
  return matches;
}
