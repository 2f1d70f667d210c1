import type { Segment } from './segment.ts';
import type { Token } from './token.ts';

/** A shorter line was ended on purpose, in UTF-16 units. */
const WRAPPED = 45;
/** The break, the indent and spaces at the end of a line. */
const WIDEST_GAP = 40;
const FULL_STOP = /[.!?:;…。！？]["'”’)*_»]*$/;
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
  return end - lineStart >= WRAPPED;
}
