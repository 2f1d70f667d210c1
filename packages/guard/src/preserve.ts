import { includesText, indexOfText } from '@refinery/text/index-of-text.ts';
import type { LostItem } from './types.ts';

/** The caller's own list: each text that occurs in the original must occur in the refined text, to the letter. */
export function lostPreserved(
  original: string,
  views: readonly string[],
  preserve: readonly string[],
): LostItem[] {
  const lost: LostItem[] = [];
  for (const text of new Set(preserve)) {
    const start = text === '' ? -1 : indexOfText(original, text);
    if (start < 0 || views.some((view) => includesText(view, text))) continue;
    lost.push({ kind: 'preserve', text, start, end: start + text.length });
  }
  return lost;
}
