import type { Edit } from '../model/types.ts';

/** A place of a text and what is to stand there. */
export type Replacement = Pick<Edit, 'start' | 'end' | 'replacement'>;

/**
 * Applies edits that are sorted by `start` and do not overlap. `applyEdits(original, result.edits)` is
 * `result.refinedText`.
 */
export function applyEdits(original: string, edits: readonly Replacement[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(original.slice(at, edit.start), edit.replacement);
    at = edit.end;
  }
  parts.push(original.slice(at));
  return parts.join('');
}
