import { append } from '@refinery/text/append.ts';
import type { Edit } from '../model/types.ts';
import type { Piece } from './pieces.ts';

type Kept = Extract<Piece, { from: number }>;

const PASS = 'structure';
const LAYOUT = 'layout of the sections';

/**
 * Edits that make `pieces` of `text`. What keeps its place among the rest stays; other pieces are deleted
 * where they stood and inserted (`start === end`) where they go. Sorted, not overlapping.
 */
export function moveEdits(text: string, pieces: readonly Piece[]): Edit[] {
  const stays = heaviestRise(pieces.filter((piece): piece is Kept => 'from' in piece));
  const moved = pieces
    .filter((piece): piece is Kept => 'from' in piece && !stays.has(piece))
    .sort((a, b) => a.from - b.from);
  const edits: Edit[] = [];
  let cursor = 0;
  let nextMoved = 0;
  let additions: Edit[] = [];
  const flush = (until: number): void => {
    const deletions: Edit[] = [];
    for (let at = cursor; at < until; ) {
      const piece = moved[nextMoved];
      const isMoved = piece !== undefined && piece.from === at;
      const end = isMoved ? piece.to : Math.min(until, piece?.from ?? until);
      const reason = isMoved ? `moved to ${piece.section}` : reasonOfGap(text.slice(at, end));
      if (end > at) deletions.push({ start: at, end, replacement: '', pass: PASS, reason });
      if (isMoved) nextMoved++;
      at = end;
    }
    append(edits, mergeGap(text, additions, deletions));
    additions = [];
  };
  for (const piece of pieces) {
    if ('added' in piece) add(additions, cursor, piece.added, piece.reason);
    else if (!stays.has(piece))
      add(additions, cursor, text.slice(piece.from, piece.to), `moved to ${piece.section}`);
    else {
      flush(piece.from);
      cursor = piece.to;
    }
  }
  flush(text.length);
  return edits;
}

function add(additions: Edit[], at: number, replacement: string, reason: string): void {
  if (replacement === '') return;
  const last = additions.at(-1);
  if (last?.reason === reason) last.replacement += replacement;
  else additions.push({ start: at, end: at, replacement, pass: PASS, reason });
}

/** Insertions before the deletions at the same place. White space that is both deleted and inserted stays. */
function mergeGap(text: string, additions: Edit[], deletions: Edit[]): Edit[] {
  const [first, ...others] = deletions;
  const addition = additions[0];
  if (!first || !addition) return [...additions, ...deletions];
  const gap = text.slice(first.start, first.end);
  let same = 0;
  while (same < gap.length && gap[same] === addition.replacement[same] && /\s/.test(gap[same] ?? '')) same++;
  const shifted = additions.map((edit) => ({ ...edit, start: first.start + same, end: first.start + same }));
  const [head, ...rest] = shifted;
  if (!head) return deletions;
  head.replacement = addition.replacement.slice(same);
  const isGap = gap.trim() === '';
  if (isGap && same < gap.length && head.replacement !== '') head.end = first.end;
  const end = head.end;
  const later = rest.map((edit) => ({ ...edit, start: end, end }));
  const deleted = { ...first, start: end };
  return [head, ...later, deleted, ...others].filter(
    (edit) => edit.end > edit.start || edit.replacement !== '',
  );
}

function reasonOfGap(gap: string): string {
  if (/[\p{L}\p{N}]/u.test(gap)) return 'label that the section heading replaces';
  return gap.trim() === '' ? LAYOUT : 'character that XML does not allow';
}

/**
 * The pieces of the heaviest subsequence whose offsets rise, by a Fenwick tree over the order of offsets. O(n
 * log n).
 */
function heaviestRise(pieces: readonly Kept[]): Set<Kept> {
  const ranks = new Map([...pieces].sort((a, b) => a.from - b.from).map((piece, at) => [piece, at + 1]));
  const tree = new Int32Array(pieces.length + 1).fill(-1);
  const weight: number[] = [];
  const before: number[] = [];
  let best = -1;
  for (const [at, piece] of pieces.entries()) {
    const rank = ranks.get(piece) ?? 0;
    let previous = -1;
    for (let i = rank - 1; i > 0; i -= i & -i) previous = heavier(weight, previous, tree[i] ?? -1);
    weight.push((weight[previous] ?? 0) + piece.to - piece.from);
    before.push(previous);
    for (let i = rank; i < tree.length; i += i & -i) tree[i] = heavier(weight, tree[i] ?? -1, at);
    best = heavier(weight, best, at);
  }
  const stays = new Set<Kept>();
  for (let at = best; at >= 0; at = before[at] ?? -1) {
    const piece = pieces[at];
    if (piece) stays.add(piece);
  }
  return stays;
}

const heavier = (weight: readonly number[], a: number, b: number): number =>
  (weight[b] ?? -1) > (weight[a] ?? -1) ? b : a;
