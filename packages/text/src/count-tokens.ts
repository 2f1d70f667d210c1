import { SliceTable } from './slice-table.ts';
import { countMerged } from './tokens/merge.ts';
import { pieceEnd } from './tokens/piece-end.ts';

/** A piece is merged in quadratic time. No natural word or line of symbols is longer than this. */
const LONGEST_PIECE = 200;
const PART = LONGEST_PIECE / 2;

/** Texts repeat few pieces many times, so each is merged once. */
const KNOWN = new SliceTable(1 << 15);
const COUNTS = new Uint8Array(KNOWN.most);

/**
 * Number of tokens of `text` in the o200k encoding. Text such as `<|endoftext|>` is what the user wrote: no
 * special token is recognized. Never throws. Linear in the length: a run of more than 200 letters, symbols or
 * spaces is counted in parts, which may overstate such a run by one token per 100 units.
 */
export function countTokens(text: string): number {
  let total = 0;
  for (let at = 0; at < text.length; ) {
    const end = pieceEnd(text, at);
    const known = KNOWN.find(text, at, end);
    total += known < 0 ? countPiece(text, at, end) : (COUNTS[known] ?? 0);
    at = end;
  }
  return total;
}

function countPiece(text: string, start: number, end: number): number {
  if (end - start > LONGEST_PIECE) return countInParts(text, start, end);
  const tokens = countMerged(text.slice(start, end));
  const entry = KNOWN.add(text, start, end);
  if (entry >= 0) COUNTS[entry] = tokens;
  return tokens;
}

function countInParts(text: string, start: number, end: number): number {
  let total = 0;
  for (let from = start; from < end; ) {
    let to = Math.min(from + PART, end);
    // Surrogate pairs stay whole.
    if (to < end && (text.charCodeAt(to) & 0xfc00) === 0xdc00) to++;
    total += countPart(text.slice(from, to));
    from = to;
  }
  return total;
}

/** Alone, it may be several pieces. */
function countPart(part: string): number {
  let total = 0;
  for (let at = 0; at < part.length; ) {
    const end = pieceEnd(part, at);
    total += countMerged(part.slice(at, end));
    at = end;
  }
  return total;
}
