import { describe, expect, it } from 'vitest';
import { applyEdits } from '../edits/apply-edits.ts';
import { moveEdits } from './move-edits.ts';
import { type Piece, textOfPieces } from './pieces.ts';

const WORDS = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
const TEXT = WORDS.join('');
type Kept = Extract<Piece, { from: number }>;
const kept: Kept[] = WORDS.map((word) => {
  const from = TEXT.indexOf(word);
  return { from, to: from + word.length, section: 'context' };
});

function* ordersOf<T>(things: readonly T[]): Generator<T[]> {
  if (things.length === 0) yield [];
  for (const [at, thing] of things.entries())
    for (const rest of ordersOf(things.toSpliced(at, 1))) yield [thing, ...rest];
}

const lengthOf = (pieces: readonly Kept[]): number =>
  pieces.reduce((sum, { from, to }) => sum + to - from, 0);

/** As long as the pieces are that can stay where they are, tried one choice after the other. */
function mostThatStays(pieces: readonly Kept[]): number {
  let most = 0;
  for (let choice = 0; choice < 2 ** pieces.length; choice++) {
    const chosen = pieces.filter((_, at) => choice & (1 << at));
    const rises = chosen.every(({ from }, at) => at === 0 || (chosen[at - 1]?.from ?? 0) < from);
    if (rises) most = Math.max(most, lengthOf(chosen));
  }
  return most;
}

describe('moved pieces', () => {
  it('are the fewest characters, in every order of five', () => {
    for (const pieces of ordersOf(kept)) {
      const edits = moveEdits(TEXT, pieces);
      expect(applyEdits(TEXT, edits)).toBe(textOfPieces(TEXT, pieces));
      const deleted = edits.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(deleted).toBe(TEXT.length - mostThatStays(pieces));
    }
  });

  it('make the text with gaps, additions and pieces left out, in every order of four', () => {
    const text = 'aa, \n\nb  c\n dd!';
    const places: Kept[] = [
      { from: 0, to: 2, section: 'task' },
      { from: 6, to: 7, section: 'role' },
      { from: 9, to: 10, section: 'output' },
      { from: 12, to: 14, section: 'context' },
    ];
    const additions: Piece[] = ['', '\n', '\n\n# X\n', 'x'].map((added) => ({ added, reason: `r${added}` }));
    for (const order of ordersOf(places))
      for (const [at, first] of additions.entries())
        for (const used of [order, order.slice(1)]) {
          const pieces = [first, ...used.flatMap((piece, k) => [piece, additions[(at + k) % 4] ?? first])];
          const edits = moveEdits(text, pieces);
          expect(applyEdits(text, edits)).toBe(textOfPieces(text, pieces));
          for (const [k, edit] of edits.entries()) {
            expect(edit.start).toBeGreaterThanOrEqual(edits[k - 1]?.end ?? 0);
            expect(edit.end > edit.start || edit.replacement !== '').toBe(true);
          }
        }
  });

  it('say why', () => {
    const text = 'One.  Role: x\u0001Two.';
    const pieces: Piece[] = [
      { from: 14, to: 18, section: 'task' },
      { added: '\n', reason: 'joint' },
      { from: 0, to: 4, section: 'context' },
      { from: 12, to: 13, section: 'role' },
    ];
    expect(moveEdits(text, pieces)).toEqual([
      { start: 0, end: 0, replacement: 'Two.', pass: 'structure', reason: 'moved to task' },
      { start: 0, end: 0, replacement: '\n', pass: 'structure', reason: 'joint' },
      {
        start: 4,
        end: 12,
        replacement: '',
        pass: 'structure',
        reason: 'label that the section heading replaces',
      },
      { start: 13, end: 14, replacement: '', pass: 'structure', reason: 'character that XML does not allow' },
      { start: 14, end: 18, replacement: '', pass: 'structure', reason: 'moved to task' },
    ]);
  });
});
