import { includesText, indexOfText } from '@refinery/text/index-of-text.ts';
import type { LostItem } from './types.ts';

/** The caller's own list: each text that occurs in the original, where it does first. */
export function preservedIn(original: string, preserve: readonly string[]): LostItem[] {
  const found: LostItem[] = [];
  for (const text of new Set(preserve)) {
    const start = text === '' ? -1 : indexOfText(original, text);
    if (start >= 0) found.push({ kind: 'preserve', text, start, end: start + text.length });
  }
  return found;
}

/** Those that no view of the refined text has to the letter. */
export const lostOf = (preserved: readonly LostItem[], views: readonly string[]): LostItem[] =>
  preserved.filter(({ text }) => !views.some((view) => includesText(view, text)));
