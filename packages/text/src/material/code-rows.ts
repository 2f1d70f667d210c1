import { kindOf } from './labels.ts';
import { isProtected, type Part } from './parts.ts';

/** Index of the last one of the parts from an index on that are nothing but code or data. */
export function lastOfRow(parts: readonly Part[], from: number, text: string): number {
  let last = from;
  for (
    let next = parts[last + 1];
    next && isProtected(next) && !holdsChapters(next, text);
    next = parts[last + 1]
  )
    last++;
  return last;
}

/** Many sentences may announce the same block. */
const KNOWN = new WeakMap<Part, boolean>();

/**
 * Whether a fence that a sample before it left open holds the author's next chapters: "# Steps", "# Output
 * instructions".
 */
export function holdsChapters(part: Part, text: string): boolean {
  const known = KNOWN.get(part);
  if (known !== undefined) return known;
  const chapters = [...text.slice(part.start, part.end).matchAll(CHAPTER)];
  const holds = chapters.filter(([, name = '']) => kindOf(name) === 'own').length >= FEWEST_CHAPTERS;
  KNOWN.set(part, holds);
  return holds;
}

const CHAPTER = /^#{1,6} (\S[^\n]{0,60})$/gm;
const FEWEST_CHAPTERS = 2;
