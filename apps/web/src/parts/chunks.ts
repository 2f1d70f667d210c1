import type { Edit } from '@prompt-refinery/client';

/** Longest piece of a text that is drawn as one block. */
export const BLOCK_LENGTH = 4_000;
/** A block ends at the first line that ends behind so many characters. */
const ENOUGH = 1_500;

/** A part of the original that is drawn as one block, with the edits in it. */
export interface Chunk {
  start: number;
  end: number;
  /**
   * Numbers of the first edit in it and of the first behind it. An edit belongs to the block in which it
   * starts.
   */
  firstEdit: number;
  endEdit: number;
}

/**
 * Cuts the original into blocks, behind a line where one ends in time. No block is longer than
 * `BLOCK_LENGTH`, unless an edit is: edits are never cut.
 */
export function cutIntoChunks(original: string, edits: readonly Edit[]): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  let edit = 0;
  while (start < original.length || (start === 0 && chunks.length === 0)) {
    let end = blockEnd(original, start);
    let endEdit = edit;
    for (let next = edits[endEdit]; next && next.start < end; next = edits[++endEdit]) {
      end = Math.max(end, next.end);
    }
    if (end >= original.length) endEdit = edits.length;
    chunks.push({ start, end, firstEdit: edit, endEdit });
    start = end;
    edit = endEdit;
  }
  return chunks;
}

function blockEnd(text: string, start: number): number {
  if (text.length - start <= ENOUGH) return text.length;
  const line = text.indexOf('\n', start + ENOUGH - 1);
  const end = line === -1 ? text.length : line + 1;
  if (end - start <= BLOCK_LENGTH) return end;
  const space = text.lastIndexOf(' ', start + BLOCK_LENGTH - 1);
  if (space >= start + ENOUGH) return space + 1;
  const cut = start + BLOCK_LENGTH;
  return isSecondHalf(text, cut) ? cut - 1 : cut;
}

/** Whether a cut here would be in the middle of a character. */
function isSecondHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
