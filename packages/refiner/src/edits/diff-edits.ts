import { matchPieces } from '../diff/match-pieces.ts';
import { cutBoth } from '../diff/pieces.ts';
import { REASONS } from '../model/reasons.ts';
import type { Edit } from '../model/types.ts';

/**
 * Edits that turn `original` into `refined`, for a result whose own edits are unknown (a model's): a diff by
 * words, of the pass `rewrite`, each `left out`, `added`, `reworded` or `spacing`. Sorted, not overlapping,
 * and `applyEdits(original, diffEdits(original, refined))` is `refined` to the letter, for any two strings.
 * Moved text is left out in one place and added in another. O(n log n) in the lengths; where two long texts
 * have hardly a word in common the edits get coarser instead of the time longer.
 */
export function diffEdits(original: string, refined: string): Edit[] {
  const { before, after, isWord } = cutBoth(original, refined);
  const edits: Edit[] = [];
  let a = 0;
  let b = 0;
  const end = { a: before.ids.length, b: after.ids.length };
  for (const match of [...matchPieces(before.ids, after.ids, isWord), end]) {
    if (match.a > a || match.b > b) {
      const from = before.starts[a] ?? 0;
      const to = before.starts[match.a] ?? original.length;
      addEdit(edits, original, from, to, refined.slice(after.starts[b] ?? 0, after.starts[match.b]));
    }
    a = match.a + 1;
    b = match.b + 1;
  }
  return edits;
}

/** Rewordings with but a space between them read as one. A line that stays apart keeps its own. */
function addEdit(edits: Edit[], original: string, start: number, end: number, replacement: string): void {
  const last = edits.at(-1);
  const between = last ? original.slice(last.end, start) : '';
  if (last && (last.replacement || replacement) && /^[^\S\n\r]*$/.test(between)) {
    edits.pop();
    edits.push(editOf(original, last.start, end, last.replacement + between + replacement));
  } else {
    edits.push(editOf(original, start, end, replacement));
  }
}

function editOf(original: string, start: number, end: number, replacement: string): Edit {
  const removed = original.slice(start, end).trim();
  const added = replacement.trim();
  const changed = removed ? REASONS.removed : REASONS.whitespace;
  const reason = added ? (removed ? REASONS.reworded : REASONS.added) : changed;
  return { start, end, replacement, pass: 'rewrite', reason };
}
