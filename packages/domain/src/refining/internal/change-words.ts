import { type Change, nameOf, type OpenedAnswer, pathOf, rangeOf } from '@refinery/refiner';

/** Of what stands above, so much is shown. In UTF-16 code units. */
const MOST_ABOVE = 90;
const MOST_LEVELS = 3;

/** What a unit stands under, as far as it is shown: the nearest last. */
export function pathWords({ units }: OpenedAnswer, unit: number): string[] {
  const { text, blocks } = units;
  const at = units.units[unit]?.block ?? 0;
  return pathOf(blocks, at, MOST_LEVELS)
    .toReversed()
    .map((above) => {
      const { start = 0, end = 0 } = blocks[above]?.content ?? {};
      return text.slice(start, Math.min(end, start + MOST_ABOVE));
    });
}

/** Words that speak of what stands in front of them. */
const POINTS =
  /(?<![\p{L}\p{N}])(?:it|its|both|all|same|this|these|that|those|they|them|such|each)(?![\p{L}\p{N}])/iu;

interface Saying {
  before: string;
  now: string;
  saidBy: { name: string; path: string[]; words: string } | undefined;
  inFront: string | undefined;
}

/**
 * What a change did, in words to show: marks stand for what stays to the letter.
 * @param now what changed units say now, with marks; those that are gone say nothing
 */
export function sayingOf(opened: OpenedAnswer, change: Change, now: ReadonlyMap<number, string>): Saying {
  const { units, marks } = opened;
  const wordsOf = (unit: number): string => {
    const { start = 0, end = 0 } = units.units[unit] ?? {};
    return now.get(unit) ?? marks.masked({ start, end });
  };
  const { sameAs, first, words } = change;
  const before = marks.masked(rangeOf(units, change));
  return {
    before,
    now: marks.remasked(words),
    saidBy:
      sameAs === undefined
        ? undefined
        : {
            name: nameOf({ first: sameAs, last: sameAs }),
            path: pathWords(opened, sameAs),
            words: wordsOf(sameAs),
          },
    inFront: POINTS.test(words) && !POINTS.test(before) ? lastBefore(first, now, wordsOf) : undefined,
  };
}

/** The words of the last unit in front of another that still says something. */
function lastBefore(
  unit: number,
  now: ReadonlyMap<number, string>,
  wordsOf: (unit: number) => string,
): string | undefined {
  let at = unit - 1;
  while (at >= 0 && now.get(at) === '') at--;
  return at < 0 ? undefined : wordsOf(at);
}
