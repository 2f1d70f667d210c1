import type { Edit } from '../model/types.ts';

/**
 * Edits from the original to the structured text, of the edits of the refining (`fine`, original → refined)
 * and of the structure (`moves`, refined → structured). Unlike a plain composition it keeps the fine edits
 * apart: a sentence that moves is deleted in its remaining parts, and what refining took from it stays an
 * edit with its own reason.
 */
export function composeMoves(original: string, fine: readonly Edit[], moves: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  let nextFine = 0;
  /** How far the refined text has been read, and the same place in the original. */
  let at = 0;
  let originalAt = 0;
  /** Characters of the replacement of fine edit `nextFine` that were read already. */
  let inside = 0;

  /** Where the edits of the move at hand begin. */
  let ofMove = Number.POSITIVE_INFINITY;

  const emit = (start: number, end: number, replacement: string, { pass, reason }: Edit): void => {
    if (original.slice(start, end) === replacement) return;
    const last = result.length > ofMove ? result.at(-1) : undefined;
    const edit = { start, end, replacement, pass, reason };
    if (last && last.end === start && isSameDeletion(last, edit)) last.end = end;
    else result.push(edit);
  };

  /** Reads the refined text up to `until`, keeping it, or deleting it because of `cause`. */
  const read = (until: number, cause: Edit | undefined): void => {
    for (;;) {
      const edit = fine[nextFine];
      const room = edit ? edit.start - originalAt : Number.POSITIVE_INFINITY;
      if (edit && room <= 0) {
        const left = edit.replacement.length - inside;
        // An edit that leaves nothing belongs to whatever stands before it.
        if (left > 0 && at >= until) return;
        const take = Math.min(left, until - at);
        const kept = edit.replacement.slice(inside, inside + take);
        // What an edit left moves with the rest, what it took away is its own doing.
        const by = cause && edit.replacement !== '' ? cause : edit;
        emit(inside === 0 ? edit.start : edit.end, edit.end, cause ? '' : kept, by);
        at += take;
        inside += take;
        if (inside < edit.replacement.length) return;
        originalAt = edit.end;
        inside = 0;
        nextFine++;
        continue;
      }
      if (at >= until) return;
      const step = Math.min(until - at, room);
      if (cause) emit(originalAt, originalAt + step, '', cause);
      at += step;
      originalAt += step;
    }
  };

  for (const move of moves) {
    read(move.start, undefined);
    const place = inside > 0 ? (fine[nextFine]?.end ?? originalAt) : originalAt;
    const before = result.length;
    ofMove = before;
    read(move.end, move);
    ofMove = Number.POSITIVE_INFINITY;
    if (move.replacement === '') continue;
    const host = result[before];
    if (host && host.pass === move.pass && host.replacement === '') host.replacement = move.replacement;
    else result.splice(before, 0, { ...move, start: place, end: place });
  }
  read(Number.POSITIVE_INFINITY, undefined);
  return result.filter((edit) => original.slice(edit.start, edit.end) !== edit.replacement);
}

const isSameDeletion = (a: Edit, b: Edit): boolean =>
  a.replacement === '' && b.replacement === '' && a.pass === b.pass && a.reason === b.reason;
