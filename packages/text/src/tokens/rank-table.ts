import { readFileSync } from 'node:fs';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/** Lines of a token in Base64, a space, and its rank: the ranks count from 0. */
const FILE = import.meta.resolve('gpt-tokenizer/data/o200k_base.tiktoken');
/** Under which threads that start later find the table. */
const SHARED = 'o200k ranks';
/** Two and a half times as many as tokens, and a power of two. */
const SLOTS = 1 << 19;
const SLOT_MASK = SLOTS - 1;
const NEWLINE = 10;
const SPACE = 32;

/** Every token of the o200k encoding, about 4 MB beside the heap: one copy serves all threads. */
export interface RankTable {
  /** The bytes of all tokens, one behind the other. */
  bytes: Uint8Array<SharedArrayBuffer>;
  /** Where each token ends, by its rank. */
  ends: Uint32Array<SharedArrayBuffer>;
  /** Ranks plus one by the hash of their bytes, with linear probing; 0 where a slot is free. */
  slots: Int32Array<SharedArrayBuffer>;
}

let table: RankTable | undefined;

/** Reads the table, unless it is there already. Threads that start from now on share it. */
export function loadRanks(): RankTable {
  table ??= sharedTable() ?? shareTable();
  return table;
}

/** The rank of the bytes from `start` to `end` as a token; -1 where they are none. */
export function rankOf(ranks: RankTable, piece: Uint8Array, start: number, end: number): number {
  return (ranks.slots[slotOf(ranks, piece, start, end)] ?? 0) - 1;
}

function sharedTable(): RankTable | undefined {
  const found: unknown = getEnvironmentData(SHARED);
  return isTable(found) ? found : undefined;
}

const isTable = (value: unknown): value is RankTable =>
  typeof value === 'object' && value !== null && 'slots' in value;

function shareTable(): RankTable {
  const made = readTable(readFileSync(new URL(FILE)));
  setEnvironmentData(SHARED, made);
  return made;
}

/** Where the token stands, or the free slot where it belongs. */
function slotOf({ bytes, ends, slots }: RankTable, piece: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (piece[i] ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  for (let slot = hash & SLOT_MASK; ; slot = (slot + 1) & SLOT_MASK) {
    const rank = (slots[slot] ?? 0) - 1;
    if (rank < 0 || isToken(bytes, rank === 0 ? 0 : (ends[rank - 1] ?? 0), ends[rank] ?? 0)) return slot;
  }

  function isToken(tokens: Uint8Array, from: number, to: number): boolean {
    if (to - from !== end - start) return false;
    for (let i = 0; i < to - from; i++) if (tokens[from + i] !== piece[start + i]) return false;
    return true;
  }
}

function readTable(file: Buffer): RankTable {
  const ends: number[] = [];
  // Base64 makes four of three bytes.
  const decoded = Buffer.alloc(Math.ceil((file.length * 3) / 4));
  let size = 0;
  for (let at = 0; at < file.length; at = file.indexOf(NEWLINE, at) + 1) {
    size += decoded.write(file.toString('latin1', at, file.indexOf(SPACE, at)), size, 'base64');
    ends.push(size);
  }
  const made: RankTable = {
    bytes: new Uint8Array(new SharedArrayBuffer(size)),
    ends: new Uint32Array(new SharedArrayBuffer(ends.length * Uint32Array.BYTES_PER_ELEMENT)),
    slots: new Int32Array(new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT)),
  };
  made.bytes.set(decoded.subarray(0, size));
  made.ends.set(ends);
  ends.forEach((end, rank) => {
    made.slots[slotOf(made, made.bytes, ends[rank - 1] ?? 0, end)] = rank + 1;
  });
  return made;
}
