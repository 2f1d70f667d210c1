import type { Edit } from '../model/types.ts';
import { applyEdits } from './apply-edits.ts';

/** An edit with the span of its replacement in the text between the two rounds. */
interface Placed {
  edit: Edit;
  from: number;
  to: number;
}

/**
 * Edits that do at once what `first` (original → `middle`) and `second` (`middle` → result) do one after the
 * other. Where they overlap they become one edit.
 */
export function composeEdits(middle: string, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  if (second.length === 0) return [...first];
  const placed = place(first);
  const result: Edit[] = [];
  let next = 0;
  let shift = 0;
  for (let k = 0; k < second.length; ) {
    let edit = second[k];
    if (!edit) break;
    // Edits of the first round that end before this one stay as they are.
    for (let before = placed[next]; before && before.to <= edit.start; before = placed[next]) {
      result.push(before.edit);
      shift = before.edit.end - before.to;
      next++;
    }
    let from = edit.start;
    let to = edit.end;
    const group: Edit[] = [];
    let widest = edit;
    let start = edit.start + shift;
    let end = edit.end + shift;
    for (let grown = true; grown; ) {
      grown = false;
      for (let inside = placed[next]; inside && inside.from < to; inside = placed[next]) {
        start = Math.min(start, inside.edit.start);
        from = Math.min(from, inside.from);
        to = Math.max(to, inside.to);
        shift = inside.edit.end - inside.to;
        if (inside.edit.end - inside.edit.start > widest.end - widest.start) widest = inside.edit;
        next++;
        grown = true;
      }
      for (edit = second[k]; edit && edit.start < Math.max(to, from + 1); edit = second[k]) {
        group.push({ ...edit, start: edit.start - from, end: edit.end - from });
        to = Math.max(to, edit.end);
        k++;
        grown = true;
      }
      end = to + shift;
    }
    result.push({ ...widest, start, end, replacement: applyEdits(middle.slice(from, to), group) });
  }
  for (const { edit } of placed.slice(next)) result.push(edit);
  return result;
}

function place(edits: readonly Edit[]): Placed[] {
  let shift = 0;
  return edits.map((edit) => {
    const from = edit.start + shift;
    const to = from + edit.replacement.length;
    shift = to - edit.end;
    return { edit, from, to };
  });
}
