import type { Edit } from '@prompt-refinery/client';

/** Numbers of the edits that were put back. */
export type Rejected = ReadonlySet<number>;

export const NONE_REJECTED: Rejected = new Set();

/**
 * The original with every edit but the rejected ones. Edits are in order and without overlaps, as the API
 * gives them.
 */
export function applyEdits(original: string, edits: readonly Edit[], rejected: Rejected): string {
  const parts: string[] = [];
  let at = 0;
  for (const [index, edit] of edits.entries()) {
    if (rejected.has(index)) continue;
    parts.push(original.slice(at, edit.start), edit.replacement);
    at = edit.end;
  }
  parts.push(original.slice(at));
  return parts.join('');
}

export function toggled(rejected: Rejected, index: number): Rejected {
  const next = new Set(rejected);
  if (!next.delete(index)) next.add(index);
  return next;
}

/**
 * The edit in which a position of the original is, else the first behind it, else the last. -1 where there is
 * none.
 */
export function editNear(edits: readonly Edit[], position: number): number {
  const found = edits.findIndex((edit) => edit.end > position || edit.start >= position);
  return found === -1 ? edits.length - 1 : found;
}

/**
 * Numbers of the edits that touch a part of the original. One that only adds touches what it stands in or
 * beside.
 */
export const editsIn = (edits: readonly Edit[], part: { start: number; end: number }): number[] =>
  [...edits.entries()].filter(([, edit]) => touches(edit, part)).map(([index]) => index);

const touches = (edit: Edit, { start, end }: { start: number; end: number }): boolean =>
  edit.start === edit.end ? edit.start >= start && edit.start <= end : edit.start < end && edit.end > start;
