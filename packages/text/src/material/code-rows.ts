import { kindOf } from './labels.ts';
import { isProtected, type Part } from './parts.ts';

/** Index of the last one of the parts from an index on that are nothing but code or data. */
export function lastOfRow(parts: readonly Part[], from: number, text: string): number {
  let last = from;
  while (isProtected(parts[last + 1]) && !holdsChapters(parts[last + 1], text)) last++;
  return last;
}

/** Whether a fence that a sample before it left open holds the author's next chapters: "# Steps", "# Output instructions". */
export const holdsChapters = (part: Part | undefined, text: string): boolean =>
  part !== undefined &&
  [...text.slice(part.start, part.end).matchAll(CHAPTER)].filter(([, name = '']) => kindOf(name) === 'own')
    .length >= FEWEST_CHAPTERS;

const CHAPTER = /^#{1,6} (\S[^\n]{0,60})$/gm;
const FEWEST_CHAPTERS = 2;
