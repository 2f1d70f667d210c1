import type { Block } from '@refinery/text/blocks/block.ts';
import { readBlocks } from '@refinery/text/blocks/read-blocks.ts';
import type { Reading } from './reading.ts';

/** Which statements stand in which blocks. */
export interface Outline {
  blocks: readonly Block[];
  /** Index of the block of each statement. */
  blockOf: Int32Array;
  /** Index of the last statement of each block, which leads to what stands under it; -1 for none. */
  lastOf: Int32Array;
  /** Whether something stands under a block. */
  isAbove: Uint8Array;
}

const KNOWN = new WeakMap<Reading, Outline>();

/** The blocks of a text with its statements. Linear, and worked out once. */
export function outlineOf(reading: Reading): Outline {
  const known = KNOWN.get(reading);
  if (known) return known;
  const { text, tokens, statements } = reading;
  const blocks = readBlocks(text, tokens);
  const blockOf = new Int32Array(statements.length).fill(-1);
  const lastOf = new Int32Array(blocks.length).fill(-1);
  let at = 0;
  for (const [s, { start }] of statements.entries()) {
    while (at + 1 < blocks.length && (blocks[at]?.end ?? 0) <= start) at++;
    blockOf[s] = at;
    lastOf[at] = s;
  }
  const isAbove = new Uint8Array(blocks.length);
  for (const { parent } of blocks) if (parent >= 0) isAbove[parent] = 1;
  const outline = { blocks, blockOf, lastOf, isAbove };
  KNOWN.set(reading, outline);
  return outline;
}

/** For each statement a number that is equal for equal statements under the same block. */
export function parentHashes(reading: Reading): number[] {
  const { blocks, blockOf, lastOf } = outlineOf(reading);
  return reading.statements.map(({ hash }, s) => {
    const parent = blocks[blockOf[s] ?? -1]?.parent ?? -1;
    return mixed(hash, reading.statements[lastOf[parent] ?? -1]?.hash ?? 0);
  });
}

/** For each statement a number that is equal for equal statements under the same blocks, all the way up. */
export function pathHashes(reading: Reading): number[] {
  const { blocks, blockOf, lastOf } = outlineOf(reading);
  const ofBlock: number[] = [];
  for (const [at, { parent }] of blocks.entries())
    ofBlock[at] = mixed(reading.statements[lastOf[at] ?? -1]?.hash ?? 0, ofBlock[parent] ?? 0);
  return reading.statements.map(({ hash }, s) =>
    mixed(hash, ofBlock[blocks[blockOf[s] ?? -1]?.parent ?? -1] ?? 0),
  );
}

const mixed = (hash: number, above: number): number => Math.imul(hash ^ Math.imul(above, 31), 0x01000193);
