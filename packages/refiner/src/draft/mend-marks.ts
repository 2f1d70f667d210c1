import { WORD } from '@refinery/text/token.ts';
import { claim, type Draft, type DraftSegment, liveTokens, textOf } from './draft.ts';

/** Marks that stand between words, the weakest first. */
const LOOSE = ', 、 ， — – ; ； : ：'.split(' ');
const FINAL = new Set('. ! ? … ) 。 ！ ？ ）'.split(' '));

/** Mends marks that met when what stood between them went: ", ." is ".", ", ;" is ";", "( )" is nothing. */
export function mendMarks(draft: Draft, part: DraftSegment): void {
  const kept: number[] = [];
  for (const right of liveTokens(draft, part)) {
    let left = kept.at(-1);
    let met = left !== undefined && hasMet(draft, left, right);
    let goes = false;
    while (left !== undefined && met && !goes) {
      const before = textOf(draft, left);
      const behind = textOf(draft, right);
      const empty = (before === '(' && behind === ')') || embracesNothing(draft, left, right);
      goes = empty || (before === '(' ? LOOSE.includes(behind) : yields(behind, before, false));
      if (goes && !empty) break;
      if (!empty && !(LOOSE.includes(before) && (FINAL.has(behind) || yields(before, behind, true)))) break;
      drop(draft, left, right);
      kept.pop();
      left = kept.at(-1);
      met = true;
    }
    if (goes) drop(draft, right, left ?? right);
    else kept.push(right);
  }
}

/** "**" that opened before a phrase that went and closed behind it. */
function embracesNothing(draft: Draft, left: number, right: number): boolean {
  const mark = draft.tokens[left]?.lower;
  if ((mark !== '*' && mark !== '_') || draft.tokens[right]?.lower !== mark) return false;
  const opens = draft.tokens[left + 1];
  const closes = draft.tokens[right - 1];
  return (
    left + 1 < right &&
    (opens?.kind === WORD || opens?.lower === mark) &&
    (closes?.kind === WORD || closes?.lower === mark)
  );
}

/** True where the first of two marks between words is the weaker one. */
function yields(weak: string, strong: string, equal: boolean): boolean {
  const rank = LOOSE.indexOf(weak);
  const other = LOOSE.indexOf(strong);
  return rank >= 0 && (rank < other || (equal && rank === other));
}

/** True where two tokens are neighbours because of a change. */
function hasMet(draft: Draft, left: number, right: number): boolean {
  if (draft.out[left] !== undefined || draft.out[right] !== undefined) return true;
  for (let i = left + 1; i < right; i++) if (draft.out[i] === '') return true;
  return false;
}

function drop(draft: Draft, i: number, neighbour: number): void {
  const from = Math.min(i, neighbour);
  const to = Math.max(i, neighbour);
  let owner = -1;
  for (let k = from; k <= to && owner < 0; k++) owner = draft.owner[k] ?? -1;
  claim(draft, i, '', Math.max(owner, 0));
}
