import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../edits/apply-edits.ts';
import type { Edit } from '../model/types.ts';
import { composeMoves } from './compose-moves.ts';
import { moveEdits } from './move-edits.ts';
import { type Piece, textOfPieces } from './pieces.ts';

const REPLACEMENTS = ['', '', 'x', ' ', '\n\n', 'long'];

const fineEdits = (length: number): fc.Arbitrary<Edit[]> =>
  fc
    .array(fc.tuple(fc.nat(length), fc.nat(5), fc.constantFrom(...REPLACEMENTS)), { maxLength: 8 })
    .map((drafts) => {
      const edits: Edit[] = [];
      for (const [start, size, replacement] of drafts.sort((a, b) => a[0] - b[0])) {
        if (start < (edits.at(-1)?.end ?? 0) || (size === 0 && replacement === '')) continue;
        edits.push({ start, end: Math.min(length, start + size), replacement, pass: 'fine', reason: 'f' });
      }
      return edits;
    });

/** Any cut of a text into stretches, some left out, in any order, with additions between them. */
const anyPieces = (text: string): fc.Arbitrary<Piece[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.nat(text.length), { maxLength: 8 }),
      fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
      fc.array(fc.constantFrom('', ' ', '\n\n', '# Task\n', '</a>'), { minLength: 9, maxLength: 9 }),
    )
    .map(([cuts, order, additions]) => {
      const bounds = [0, ...cuts.sort((a, b) => a - b), text.length];
      return bounds
        .slice(1)
        .map((to, at) => ({ from: bounds[at] ?? 0, to, section: 'task' as const, key: order[at] ?? 0 }))
        .filter((piece) => piece.to > piece.from && piece.key > 1)
        .sort((a, b) => a.key - b.key)
        .flatMap(({ from, to, section }, at): Piece[] => [
          { added: additions[at] ?? '', reason: 'added' },
          { from, to, section },
        ]);
    });

const LETTERS = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '\n', '.'), maxLength: 40 });

describe('moveEdits', () => {
  it('make the pieces', () => {
    fc.assert(
      fc.property(
        LETTERS.chain((text) => fc.tuple(fc.constant(text), anyPieces(text))),
        ([text, pieces]) => {
          expect(applyEdits(text, moveEdits(text, pieces))).toBe(textOfPieces(text, pieces));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('moves the lighter part', () => {
    const text = 'A long sentence stays. Short.';
    const pieces: Piece[] = [
      { from: 23, to: 29, section: 'task' },
      { added: ' ', reason: 'gap' },
      { from: 0, to: 22, section: 'context' },
    ];
    expect(moveEdits(text, pieces).map(({ start, end, replacement }) => [start, end, replacement])).toEqual([
      [0, 0, 'Short.'],
      [0, 0, ' '],
      [22, 23, ''],
      [23, 29, ''],
    ]);
  });
});

describe('composeMoves', () => {
  it('does at once what refining and moving do one after the other', () => {
    fc.assert(
      fc.property(
        LETTERS.chain((text) =>
          fc.tuple(fc.constant(text), fineEdits(text.length)).chain(([original, fine]) => {
            const refined = applyEdits(original, fine);
            return fc.tuple(
              fc.constant(original),
              fc.constant(fine),
              fc.constant(refined),
              anyPieces(refined),
            );
          }),
        ),
        ([original, fine, refined, pieces]) => {
          const edits = composeMoves(original, fine, moveEdits(refined, pieces));
          expect(applyEdits(original, edits)).toBe(textOfPieces(refined, pieces));
          let at = 0;
          for (const edit of edits) {
            expect(edit.start).toBeGreaterThanOrEqual(at);
            expect(edit.end).toBeGreaterThanOrEqual(edit.start);
            expect(original.slice(edit.start, edit.end)).not.toBe(edit.replacement);
            at = edit.end;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
