import type { Segment } from './segment.ts';
import type { Token } from './token.ts';

/** A shorter line was ended on purpose, in UTF-16 units. */
const WRAPPED = 45;
/** The break, the indent and spaces at the end of a line. */
const WIDEST_GAP = 40;
const FULL_STOP = /[.!?:;…。！？]["'”’)*_»]*$/;
/** How far to look on each side for the width of a paragraph, in UTF-16 units. */
const NEAR = 800;
/** Enough for a full stop and what closes behind it. */
const ENDING = 6;

/** True where `next` is the rest of a sentence that was wrapped behind `part`. */
export function isWrapped(text: string, tokens: readonly Token[], part: Segment, next: Segment): boolean {
  if (!next.first || next.line !== 'text' || (part.line !== 'text' && part.line !== 'item')) return false;
  // A tag opens or closes something: no sentence goes on behind it.
  if (tokens[part.to - 1]?.span === 'tag') return false;
  const end = tokens[part.to - 1]?.end ?? 0;
  const start = tokens[next.from]?.start ?? 0;
  const gap = text.slice(end, start);
  if (gap.length > WIDEST_GAP || gap.indexOf('\n') !== gap.lastIndexOf('\n')) return false;
  const lineStart = tokens[part.lineFrom]?.start ?? 0;
  if (FULL_STOP.test(text.slice(Math.max(lineStart, end - ENDING), end))) return false;
  if (part.line === 'item') return /[a-z]/.test(text[start] ?? '') || gap.length > 1;
  return end - lineStart >= WRAPPED && !isEndedOnPurpose(text, lineStart, start);
}

/**
 * True where the line ended on purpose: the next one begins like a sentence, and lines of this paragraph end
 * with room left. Who wraps at a width puts each word that fits on the line, so one that was broken before
 * its next word would have fitted tells that lines stand for themselves.
 */
function isEndedOnPurpose(text: string, lineStart: number, next: number): boolean {
  if (!isCapital(text, next)) return false;
  const lines = linesNear(text, lineStart, next);
  const longest = Math.max(...lines.map((line) => line.length));
  return lines.some((line, at) => {
    const after = lines[at + 1] ?? '';
    const word = after.trimStart().split(/\s/, 1)[0] ?? '';
    return isCapital(word, 0) && !FULL_STOP.test(line) && line.length + 1 + word.length <= longest;
  });
}

const isCapital = (text: string, at: number): boolean => /^\p{Lu}/u.test(text.slice(at, at + 2));

/** The lines of the paragraph, as far as they stand within `NEAR` of the break. */
function linesNear(text: string, lineStart: number, next: number): string[] {
  const above = linesOf(text.slice(Math.max(0, lineStart - NEAR), next));
  const below = linesOf(text.slice(next, next + NEAR));
  const blankBelow = below.indexOf('');
  return [
    ...above.slice(above.lastIndexOf('', -2) + 1, -1),
    ...below.slice(0, blankBelow < 0 ? below.length : blankBelow),
  ];
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trimEnd());
