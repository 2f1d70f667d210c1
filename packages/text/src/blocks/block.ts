import type { Range } from '../range.ts';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'tag' | 'rule';

/**
 * A heading, paragraph, list item, row of a table, fence or line of code, line of tags, or rule. `start` and
 * `end` are UTF-16 offsets, `end` exclusive, with the indent and the white space behind it: the blocks of a
 * text, one behind the other, are its very bytes.
 */
export interface Block extends Range {
  kind: BlockKind;
  /** What it says, without the white space around it. */
  content: Range;
  /**
   * Index of the block that it stands under: a heading, a line that ends with a colon, a tag, an item; -1 for
   * none.
   */
  parent: number;
}

/** Indices of the blocks that a block stands under, the nearest first, `most` of them at most. */
export function pathOf(blocks: readonly Block[], at: number, most = Infinity): number[] {
  const path: number[] = [];
  let above = blocks[at]?.parent ?? -1;
  while (above >= 0 && path.length < most) {
    path.push(above);
    above = blocks[above]?.parent ?? -1;
  }
  return path;
}

/** Index of the block that an offset of the text lies in. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
