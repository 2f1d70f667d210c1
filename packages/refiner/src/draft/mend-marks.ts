import { claim, type Draft, type DraftSegment, liveTokens, textOf } from './draft.ts';

/** Marks that stand between words. The later of two that met goes before those of its row. */
const LOOSE = ', — – ; :'.split(' ');
const FINAL = new Set('. ! ? … )'.split(' '));

/** Mends marks that met when what stood between them went: ", ." is ".", ", ;" is ";", "( )" is nothing. */
export function mendMarks(draft: Draft, part: DraftSegment): void {
  for (let at = 1; at < liveTokens(draft, part).length; at++) {
    const live = liveTokens(draft, part);
    const left = live[at - 1] ?? -1;
    const right = live[at] ?? -1;
    if (!hasMet(draft, left, right)) continue;
    const before = textOf(draft, left);
    const behind = textOf(draft, right);
    if (before === '(' && behind === ')') {
      drop(draft, left, right);
      drop(draft, right, left);
      at = Math.max(0, at - 2);
    } else if (before === '(' ? LOOSE.includes(behind) : yields(behind, before)) {
      drop(draft, right, left);
      at--;
    } else if (LOOSE.includes(before) && (FINAL.has(behind) || yields(before, behind))) {
      drop(draft, left, right);
      at = Math.max(0, at - 2);
    }
  }
}

/** True where the first of two marks between words is the weaker one. */
function yields(weak: string, strong: string): boolean {
  const rank = LOOSE.indexOf(weak);
  return rank >= 0 && rank <= LOOSE.indexOf(strong);
}

/** True where tokens are neighbours because of a change. */
function hasMet(draft: Draft, left: number, right: number): boolean {
  if (draft.out[left] !== undefined || draft.out[right] !== undefined) return true;
  for (let i = left + 1; i < right; i++) if (draft.out[i] === '') return true;
  return false;
}

function drop(draft: Draft, i: number, neighbour: number): void {
  const [from, to] = i < neighbour ? [i, neighbour] : [neighbour, i];
  let owner = -1;
  for (let k = from; k <= to && owner < 0; k++) owner = draft.owner[k] ?? -1;
  claim(draft, i, '', Math.max(owner, 0));
}
