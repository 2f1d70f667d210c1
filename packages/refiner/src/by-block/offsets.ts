import type { Range } from '@refinery/text/range.ts';
import type { Replacement } from '../edits/apply-edits.ts';

/**
 * Where an offset of a text is in the text that edits make of it. The edits are in order, without overlaps,
 * and none goes across the offset; one that begins there is not counted. O(log edits) a question.
 */
export function lengthened(edits: readonly Replacement[]): (offset: number) => number {
  const shifts = [0];
  for (const { start, end, replacement } of edits)
    shifts.push((shifts.at(-1) ?? 0) + replacement.length - (end - start));
  return (offset) => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + (shifts[low] ?? 0);
  };
}

/**
 * The part of a text that a part of what edits made of it stands for: of an edit that it touches, all that
 * was replaced. Linear in the edits.
 */
export function originOf(edits: readonly Replacement[], { start, end }: Range): Range {
  let shift = 0;
  let from: number | undefined;
  let to: number | undefined;
  for (const edit of edits) {
    const at = edit.start + shift;
    const behind = at + edit.replacement.length;
    if (from === undefined && start < at) from = start - shift;
    if (from === undefined && start < behind) from = edit.start;
    if (to === undefined && end <= at) to = end - shift;
    if (to === undefined && end <= behind) to = edit.end;
    shift = behind - edit.end;
  }
  return { start: from ?? start - shift, end: to ?? end - shift };
}
