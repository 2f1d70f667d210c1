import type { Range } from '../range.ts';

/**
 * A part of a prompt that was handed over: somebody else's text, data or an example, which is not the
 * author's to shorten.
 */
export interface Material extends Range {
  /** Why it is taken for that, in a few words for the user. */
  reason: string;
  /** The sentence that says so, where one does: without it nobody would know. */
  cue?: Range;
}

/**
 * Sorted, without overlaps; parts with only whitespace between them are one, with the reason of the one that
 * begins first.
 */
export function mergeMaterial(text: string, found: readonly Material[]): Material[] {
  const merged: Material[] = [];
  for (const part of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (part.end <= part.start) continue;
    const last = merged.at(-1);
    if (last && (part.start <= last.end || isBlank(text, last.end, part.start)))
      last.end = Math.max(last.end, part.end);
    else merged.push({ ...part });
  }
  return merged;
}

/** More whitespace than this between two parts is not looked through. */
const LONGEST_GAP = 40;

const isBlank = (text: string, from: number, to: number): boolean =>
  to - from <= LONGEST_GAP && text.slice(from, to).trim() === '';
