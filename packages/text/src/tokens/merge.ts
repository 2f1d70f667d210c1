import { loadRanks, rankOf } from './rank-table.ts';

/** Units of a piece; each makes at most three bytes. */
const MOST_UNITS = 200;
const MOST_BYTES = 3 * MOST_UNITS;
const NONE = 0x7fffffff;

const ENCODER = new TextEncoder();
const BYTES = new Uint8Array(MOST_BYTES);
/**
 * Where the parts of a piece start, the end behind them, and the rank of each part together with the one
 * behind it.
 */
const STARTS = new Uint16Array(MOST_BYTES + 1);
const RANKS = new Int32Array(MOST_BYTES + 1);

/**
 * Number of tokens that byte pair encoding makes of one piece of at most 200 units: its bytes, of which those
 * two neighbours are joined that make the token of the lowest rank, for as long as any make one. Quadratic in
 * the length. A lone surrogate counts as U+FFFD.
 */
export function countMerged(piece: string): number {
  const ranks = loadRanks();
  const { written: size } = ENCODER.encodeInto(piece, BYTES);
  if (!isMarkAt(0) && rankOf(ranks, BYTES, 0, size) >= 0) return 1;
  const rankAt = (part: number, parts: number): number => {
    if (part < 0 || part + 2 > parts) return NONE;
    const end = STARTS[part + 2] ?? 0;
    const rank = rankOf(ranks, BYTES, behindMark(STARTS[part] ?? 0, end, size), end);
    return rank < 0 ? NONE : rank;
  };
  let parts = size;
  for (let part = 0; part <= parts; part++) STARTS[part] = part;
  for (let part = 0; part < parts; part++) RANKS[part] = rankAt(part, parts);
  for (let lowest = lowestOf(parts); lowest >= 0; lowest = lowestOf(parts)) {
    STARTS.copyWithin(lowest + 1, lowest + 2, parts + 1);
    RANKS.copyWithin(lowest, lowest + 1, parts);
    parts--;
    RANKS[lowest] = rankAt(lowest, parts);
    if (lowest > 0) RANKS[lowest - 1] = rankAt(lowest - 1, parts);
  }
  return parts;
}

/**
 * The byte order mark at the start of whole characters is no part of a token, as in gpt-tokenizer, whose
 * counts these are: there a decoder takes it for what it is at the start of a file.
 */
function behindMark(start: number, end: number, size: number): number {
  const isCut = end - start < 3 || (end < size && ((BYTES[end] ?? 0) & 0xc0) === 0x80);
  return isMarkAt(start) && !isCut ? start + 3 : start;
}

const isMarkAt = (start: number): boolean =>
  BYTES[start] === 0xef && BYTES[start + 1] === 0xbb && BYTES[start + 2] === 0xbf;

/** The first part that makes the token of the lowest rank with the next one; -1 where none makes one. */
function lowestOf(parts: number): number {
  let lowest = -1;
  let rank = NONE;
  for (let part = 0; part < parts; part++) {
    const here = RANKS[part] ?? NONE;
    if (here < rank) {
      rank = here;
      lowest = part;
    }
  }
  return lowest;
}
