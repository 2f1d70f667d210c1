import { SPACES, WORD } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, lowerOf } from '../draft/draft.ts';

/** A mark that does not end within so many tokens is none. */
const LONGEST_BOLD = 200;

/**
 * Length of the mark that starts at token i: 3 for "***", 2 for "**" and "__", 1 for "*" and "_", 0 for none.
 */
export function markAt(draft: Draft, i: number, to: number): number {
  const mark = lowerOf(draft, i);
  if (mark !== '*' && mark !== '_') return 0;
  let end = i;
  while (end < to && lowerOf(draft, end) === mark) end++;
  return end - i > 3 ? 0 : end - i;
}

/** Where the mark that opens at i closes again, or -1. Marks stand at words: "2 * 3" has none. */
export function closingOf(draft: Draft, part: DraftSegment, i: number, length: number): number {
  const mark = lowerOf(draft, i);
  const inside = draft.tokens[i + length];
  if (!inside || inside.kind === SPACES || i + length >= part.to) return -1;
  if (i > part.from && draft.tokens[i - 1]?.kind === WORD) return -1;
  for (let at = i + length; at < part.to && at < i + LONGEST_BOLD; at++) {
    if (lowerOf(draft, at) !== mark) continue;
    const found = markAt(draft, at, part.to);
    if (found === length && draft.tokens[at - 1]?.kind !== SPACES && at > i + length)
      return draft.tokens[at + length]?.kind === WORD && at + length < part.to ? -1 : at;
    at += Math.max(found, 1) - 1;
  }
  return -1;
}

/** The line that a segment begins: it may hold several ("**1. Goal**"). */
export function wholeLine(draft: Draft, part: DraftSegment): DraftSegment {
  let last = part;
  for (
    let next = draft.whole[part.index + 1];
    next?.lineFrom === part.lineFrom;
    next = draft.whole[next.index + 1]
  )
    last = next;
  return { ...part, to: last.to };
}

/** A line of text that is bold from end to end, and no sentence: it stands for a heading. */
export function isBoldLine(draft: Draft, line: DraftSegment): boolean {
  if (line.line !== 'text') return false;
  const length = markAt(draft, line.from, line.to);
  const close = length < 2 ? -1 : closingOf(draft, line, line.from, length);
  if (close < 0 || /^[.!]$/.test(lowerOf(draft, close - 1))) return false;
  const behind = close + length;
  return behind === line.to || (behind + 1 === line.to && lowerOf(draft, behind) === ':');
}
