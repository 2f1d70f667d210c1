import { checkFidelity, type FidelityResult, type Place, type Requirement } from '@refinery/guard';
import { trimRewritten } from '@refinery/refiner';
import type { ProtectionOptions } from '../protected-parts.ts';
import { type Review, reviewText } from '../refiner-tasks.ts';

export interface TrimTask extends ProtectionOptions {
  original: string;
  review: Review;
  targetTokens: number;
  preserve: readonly string[];
}

/** The result without background; as it was, where the guard then misses or doubts anything else than before. */
export function trimReview({ original, review, targetTokens, ...kept }: TrimTask): Review {
  const { preserve } = kept;
  const { text, leftOut } = trimRewritten(original, review.refinedText, { targetTokens, preserve });
  // Background that the guard doubts already may have been more than that.
  if (doOverlap(leftOut, review.findings.requirements.filter(isOpen).map(openPart))) return review;
  const findings = checkFidelity(original, text, { preserve, leftOut });
  const again = reviewText(original, text, { targetTokens, ...kept }, findings);
  return isNoWorse(findings, review.findings) && again.refinedTokens < review.refinedTokens ? again : review;
}

const isOpen = ({ verdict }: Requirement): boolean => verdict !== 'kept';

/** Whether a place of one list shares something with one of the other. */
function doOverlap(places: readonly Place[], others: readonly Place[]): boolean {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const { start, end } of [...others].sort((a, b) => a.start - b.start)) {
    while (at < sorted.length && (sorted[at]?.end ?? 0) <= start) at++;
    if ((sorted[at]?.start ?? end) < end) return true;
  }
  return false;
}

/** Whether what is kept in one form is kept in the other too. */
function isNoWorse(after: FidelityResult, before: FidelityResult): boolean {
  const open = new Set(before.requirements.filter(isOpen).map(placeOf));
  const isKnown = (item: Requirement) => !isOpen(item) || open.has(placeOf(item));
  return !after.lost.length && after.requirements.every(isKnown) && after.added.length <= before.added.length;
}

/** What of a requirement is not kept. */
const openPart = (item: Requirement): Place => item.part ?? item;

const placeOf = (item: Requirement): string => {
  const { start, end } = openPart(item);
  return `${item.kind} ${start} ${end}`;
};
