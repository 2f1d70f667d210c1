import type { Edit } from '@prompt-refinery/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, editNear, editsIn, NONE_REJECTED, toggled } from '../../../api/edits.ts';
import { BLOCK_LENGTH, cutIntoChunks } from '../../../parts/chunks.ts';
import {
  inlinePieces,
  type Mark,
  marksByChunk,
  originalPieces,
  refinedLength,
  refinedPieces,
} from './pieces.ts';
import { mapOf } from './text-map.ts';

const edit = (start: number, end: number, replacement: string): Edit => ({
  start,
  end,
  replacement,
  pass: 'test',
  reason: 'test',
});

/** A text with edits in order and without overlaps, and some of them rejected. */
const edited = fc
  .record({
    original: fc.string({ maxLength: 9_000, unit: fc.constantFrom('a', ' ', '\n', 'é', '😀') }),
    cuts: fc.array(fc.nat(), { maxLength: 40 }),
    replacement: fc.constantFrom('', 'x', 'longer than before', '\n'),
    /** Behind the end of the text. */
    appended: fc.constantFrom('', 'at the end'),
    rejected: fc.array(fc.nat({ max: 19 }), { maxLength: 10 }),
  })
  .map(({ original, cuts, replacement, appended, rejected }) => {
    const places = [...new Set(cuts.map((cut) => cut % (original.length + 1)))].sort((a, b) => a - b);
    const edits: Edit[] = [];
    for (let at = 0; at + 1 < places.length; at += 2) {
      edits.push(edit(places[at] ?? 0, places[at + 1] ?? 0, replacement));
    }
    if (appended && edits.at(-1)?.end !== original.length)
      edits.push(edit(original.length, original.length, appended));
    return { original, edits, rejected: new Set(rejected.filter((index) => index < edits.length)) };
  });

describe('applyEdits', () => {
  it('makes the refined text, and puts back what is rejected', () => {
    const original = 'Hello! Please write it.';
    const edits = [edit(0, 7, ''), edit(7, 19, 'Write')];
    expect(applyEdits(original, edits, NONE_REJECTED)).toBe('Write it.');
    expect(applyEdits(original, edits, new Set([0]))).toBe('Hello! Write it.');
    expect(applyEdits(original, edits, new Set([0, 1]))).toBe(original);
  });

  it('rejects and takes back', () => {
    expect(toggled(toggled(NONE_REJECTED, 3), 3)).toEqual(NONE_REJECTED);
  });

  it('finds the edit that is near', () => {
    const edits = [edit(0, 7, ''), edit(10, 12, '')];
    expect([3, 8, 11, 50].map((position) => editNear(edits, position))).toEqual([0, 1, 1, 1]);
    expect(editNear([], 0)).toBe(-1);
    expect(editNear([edit(5, 5, 'x'), edit(9, 12, '')], 5)).toBe(0);
  });
});

describe('edits of a part', () => {
  it('touch it; one that only adds may stand at its end', () => {
    const edits = [edit(0, 5, ''), edit(5, 8, 'x'), edit(8, 8, 'added'), edit(8, 12, '')];
    expect(editsIn(edits, { start: 5, end: 8 })).toEqual([1, 2]);
    expect(editsIn(edits, { start: 7, end: 9 })).toEqual([1, 2, 3]);
    expect(editsIn(edits, { start: 20, end: 30 })).toEqual([]);
  });
});

describe('changes in the text itself', () => {
  const NO_MARKS = { original: [], refined: [] };

  it('hold what was there and what is there now, whatever is rejected', () => {
    fc.assert(
      fc.property(edited, ({ original, edits, rejected }) => {
        const pieces = cutIntoChunks(original, edits).flatMap((chunk) =>
          inlinePieces(original, chunk, edits, rejected, NO_MARKS, []),
        );
        const said = (isThere: (piece: (typeof pieces)[number]) => boolean): string =>
          pieces
            .filter(isThere)
            .map(({ text }) => text)
            .join('');
        const isBack = (number: number | null): boolean => number !== null && rejected.has(number);
        expect(said(({ isInserted, edit: of }) => !isInserted || isBack(of))).toBe(original);
        expect(said(({ isInserted, edit: of }) => of === null || isInserted)).toBe(
          applyEdits(original, edits, rejected),
        );
      }),
    );
  });

  it('have the marks of both texts, each at its words', () => {
    const original = 'Please write it now.';
    const edits = [edit(0, 12, 'Write'), edit(16, 19, 'today')];
    const [chunk] = cutIntoChunks(original, edits);
    if (!chunk) throw new Error('There is no block.');
    const mark = (id: string, start: number, end: number): Mark => ({ id, start, end, verdict: 'doubtful' });
    const marks = { original: [mark('left', 13, 19)], refined: [mark('right', 9, 14)] };
    const marked = (rejected: ReadonlySet<number>) =>
      inlinePieces(original, chunk, edits, rejected, marks, [])
        .filter((piece) => piece.marks.length > 0)
        .map(({ text, isInserted, marks: [first] }) => [first?.id, text, isInserted]);
    expect(marked(NONE_REJECTED)).toEqual([
      ['left', 'it ', false],
      ['left', 'now', false],
      ['right', 'today', true],
    ]);
    // What was put back stands there once, as a part of the result.
    expect(marked(new Set([1]))).toEqual([
      ['left', 'it ', false],
      ['left', 'now', true],
    ]);
  });
});

describe('blocks', () => {
  it('hold each text whole, whatever is rejected', () => {
    fc.assert(
      fc.property(edited, ({ original, edits, rejected }) => {
        const chunks = cutIntoChunks(original, edits);
        const left = chunks.flatMap((chunk) => originalPieces(original, chunk, edits, [], []));
        expect(left.map(({ text }) => text).join('')).toBe(original);
        const right = chunks.map((chunk) => refinedPieces(original, chunk, edits, rejected, []));
        expect(right.map(({ text }) => text).join('')).toBe(applyEdits(original, edits, rejected));
        const drawn = right.flatMap(({ pieces }) => pieces.map(({ text }) => text));
        expect(drawn.join('')).toBe(applyEdits(original, edits, rejected));
        expect(chunks.map((chunk) => refinedLength(chunk, edits, rejected))).toEqual(
          right.map(({ text }) => text.length),
        );
      }),
    );
  });

  it.each([0, 1, 1_499, 1_500, 4_000, 9_000])('draw what is added behind %i characters', (length) => {
    const original = 'word '.repeat(length / 5 + 1).slice(0, length);
    const edits = [edit(length, length, 'the end')];
    const drawn = cutIntoChunks(original, edits).map((chunk) =>
      refinedPieces(original, chunk, edits, NONE_REJECTED, []),
    );
    expect(drawn.map(({ text }) => text).join('')).toBe(`${original}the end`);
  });

  it('are short where a line is long, and end between characters', () => {
    const chunks = cutIntoChunks('😀'.repeat(10_000), []);
    expect(chunks.every(({ start, end }) => end - start <= BLOCK_LENGTH && end % 2 === 0)).toBe(true);
    expect(cutIntoChunks('', [])).toEqual([{ start: 0, end: 0, firstEdit: 0, endEdit: 0 }]);
  });

  it('mark what they are told to mark, across blocks', () => {
    const original = `${'word '.repeat(600)}\n${'more '.repeat(600)}`;
    const chunks = cutIntoChunks(original, []);
    const mark: Mark = { id: 'r1', start: 2_990, end: 3_010, verdict: 'lost' };
    const lengths = chunks.map(({ start, end }) => end - start);
    const marked = chunks.flatMap((chunk, row) => {
      const { pieces } = refinedPieces(
        original,
        chunk,
        [],
        NONE_REJECTED,
        marksByChunk([mark], lengths)[row] ?? [],
      );
      return pieces.filter(({ marks }) => marks.length > 0);
    });
    expect(marked.map(({ text }) => text).join('')).toBe(original.slice(2_990, 3_010));
  });

  it('say of each piece which edit it is of, what is marked in it, and what is pasted', () => {
    const original = 'Please write 5 lines.\n> quoted';
    const edits = [edit(0, 7, ''), edit(13, 14, 'five')];
    const marks: Mark[] = [
      { id: 'r1', start: 7, end: 21, verdict: 'lost' },
      { id: 'r2', start: 13, end: 20, verdict: 'kept' },
    ];
    const [chunk] = cutIntoChunks(original, edits);
    if (!chunk) throw new TypeError('There is no block.');
    const drawn = originalPieces(original, chunk, edits, marks, [{ start: 22, end: 30 }]);
    const told = ({ text, edit: of, marks: on, isMaterial }: (typeof drawn)[number]) => [
      ...[text, of, on.map(({ id }) => id).join(), isMaterial],
    ];
    expect(drawn.filter(({ text }) => text).map(told)).toEqual([
      ['Please ', 0, '', false],
      ['write ', null, 'r1', false],
      ['5', 1, 'r1,r2', false],
      [' lines', null, 'r1,r2', false],
      ['.', null, 'r1', false],
      ['\n', null, '', false],
      ['> quoted', null, '', true],
    ]);
    const { pieces } = refinedPieces(original, chunk, edits, new Set([0]), []);
    expect(pieces.map(({ text, edit: of }) => [text, of])).toEqual([
      ['Please ', 0],
      ['write ', null],
      ['five', 1],
      [' lines.\n> quoted', null],
    ]);
  });

  it('end a mark where they end, and go on with it behind that', () => {
    const mark: Mark = { id: 'r1', start: 4, end: 17, verdict: 'lost' };
    expect(marksByChunk([mark], [10, 5, 5])).toEqual([
      [{ ...mark, start: 4, end: 10 }],
      [{ ...mark, start: 0, end: 5 }],
      [{ ...mark, start: 0, end: 2 }],
    ]);
  });

  it('find every mark that touches them', () => {
    const place = fc.tuple(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), fc.array(fc.nat({ max: 40 })), (places, lengths) => {
        const marks = places.map(([start, size], id) => ({
          id: String(id),
          start,
          end: start + size,
          verdict: 'kept' as const,
        }));
        const found = marksByChunk(marks, lengths).map((inChunk) => inChunk.map(({ id }) => id).sort());
        let from = 0;
        const wanted = lengths.map((length) => {
          const [start, end] = [from, from + length];
          from = end;
          return marks
            .filter((mark) => mark.start < end && mark.end > start && length > 0)
            .map(({ id }) => id)
            .sort();
        });
        expect(found).toEqual(wanted);
      }),
    );
  });
});

describe('mapOf', () => {
  it('counts what begins at a place in the part that has the place', () => {
    const size = fc.record({
      length: fc.integer({ min: 1, max: 300 }),
      parts: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(size, fc.nat(), ({ length, parts }, place) => {
        const at = place % length;
        const found = mapOf(length, [edit(at, at + 1, '')], [], [], parts).filter(({ edits }) => edits > 0);
        expect(found).toMatchObject([{ edits: 1, changed: 1 }]);
        expect(found.every(({ start, end }) => start <= at && at < end)).toBe(true);
      }),
    );
  });

  it('counts each edit, doubt and pasted character once', () => {
    const marks: Mark[] = [
      { id: 'a', start: 99, end: 100, verdict: 'lost' },
      { id: 'b', start: 0, end: 5, verdict: 'doubtful' },
      { id: 'c', start: 0, end: 5, verdict: 'kept' },
    ];
    const map = mapOf(100, [edit(5, 35, ''), edit(100, 100, 'end')], marks, [{ start: 40, end: 90 }], 7);
    const sum = (field: 'edits' | 'changed' | 'material' | 'lost' | 'doubtful'): number =>
      map.reduce((total, part) => total + part[field], 0);
    expect([sum('edits'), sum('changed'), sum('material'), sum('lost'), sum('doubtful')]).toEqual([
      2, 30, 50, 1, 1,
    ]);
    expect([map[0]?.start, map.at(-1)?.end, map.at(-1)?.lost, map[0]?.doubtful]).toEqual([0, 100, 1, 1]);
    expect(mapOf(0, [], [], [], 50)).toHaveLength(1);
  });
});
