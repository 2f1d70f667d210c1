import type { Hash } from 'node:crypto';
import { LightWork } from './loop-share.ts';

/** What a range costs beside its bytes, in bytes that are hashed. */
const COST_OF_A_RANGE = 1_000;

export interface HashedParts {
  bytes: Uint8Array;
  /** Offsets; `end` is exclusive. */
  ranges: readonly { start: number; end: number }[];
  /** Hashed ahead of each of them. */
  before?: string | undefined;
}

/** Hashes parts of a body, and lets others have their turn meanwhile where that is much. */
export async function hashInTurns(
  owner: string,
  hash: Hash,
  { bytes, ranges, before }: HashedParts,
): Promise<void> {
  const work = new LightWork(owner);
  for (const { start, end } of ranges) {
    if (before !== undefined) hash.update(before);
    for (let from = start; from < end; from += LightWork.PIECE_BYTES) {
      const piece = bytes.subarray(from, Math.min(end, from + LightWork.PIECE_BYTES));
      const turn = work.before(piece.byteLength + COST_OF_A_RANGE);
      if (turn) await turn;
      hash.update(piece);
    }
  }
}
