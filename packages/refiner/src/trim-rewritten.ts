import type { Place } from '@refinery/guard';
import { alignUnits } from './mix/align-units.ts';
import { unitsOf } from './mix/units.ts';
import { TRIM } from './model/pass.ts';
import { refine } from './refine.ts';

export interface TrimmedText {
  text: string;
  /** The sentences of the original that stood behind what was left out. */
  leftOut: Place[];
}

/**
 * Leaves sentences of background out of a text that somebody else made of `original`, as refining it at level `low` to a
 * target would; see `fitToTarget`. Linear in both lengths but for the rounds of refining.
 */
export function trimRewritten(
  original: string,
  rewritten: string,
  options: { targetTokens: number; preserve?: readonly string[] | undefined },
): TrimmedText {
  const { refinedText, edits } = refine(rewritten, { ...options, compressionLevel: 'low' });
  const trims = edits.filter(({ pass }) => pass === TRIM);
  const own = unitsOf(original, options.preserve);
  const other = unitsOf(rewritten, options.preserve);
  const isGone = insideOf(other, trims);
  const leftOut = alignUnits(own, other)
    .filter((group) => group.other.length > 0 && group.other.every((at) => isGone[at]))
    .flatMap((group) => group.own.flatMap((at) => own[at] ?? []));
  return { text: refinedText, leftOut: leftOut.map(({ start, end }) => ({ start, end })) };
}

/** For each unit whether it is in one of the edits; both are in order. */
function insideOf(units: readonly Place[], edits: readonly Place[]): boolean[] {
  let at = 0;
  return units.map(({ start, end }) => {
    while ((edits[at]?.end ?? Number.POSITIVE_INFINITY) < end) at++;
    return (edits[at]?.start ?? Number.POSITIVE_INFINITY) <= start;
  });
}
