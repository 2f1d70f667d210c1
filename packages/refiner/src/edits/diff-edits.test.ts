import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, diffEdits } from '../index.ts';

const shown = (original: string, refined: string) =>
  diffEdits(original, refined).map(({ start, end, replacement, reason }) => [
    original.slice(start, end),
    replacement,
    reason,
  ]);

describe('diffEdits', () => {
  it('tells word by word what was removed, reworded and added', () => {
    expect(shown('Write a very short report.', 'Write a short report.')).toEqual([['very ', '', 'removed']]);
    expect(shown('Write in order to inform us.', 'Write to inform us.')).toEqual([
      ['in order ', '', 'removed'],
    ]);
    expect(shown('Could you write it?', 'Write it.')).toEqual([
      ['Could you write', 'Write', 'reworded'],
      ['?', '.', 'reworded'],
    ]);
    expect(shown('Write it.', 'Write it now.')).toEqual([['', ' now', 'added']]);
    expect(shown('Same.', 'Same.')).toEqual([]);
  });

  it('keeps apart what stands in two lines', () => {
    expect(shown('Go now.\n\nConsider it.', 'Go.\n\nConsidering it.')).toEqual([
      [' now', '', 'removed'],
      ['Consider', 'Considering', 'reworded'],
    ]);
    expect(shown('Go, Bob.\n\nConsider it.', 'Go, Ann!\n\nConsidering it.')).toEqual([
      ['Bob.', 'Ann!', 'reworded'],
      ['Consider', 'Considering', 'reworded'],
    ]);
  });

  it('finds small changes in a long text', () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `word${index}`);
    const refined = words.filter((_, index) => index % 500 !== 250).join(' ');
    expect(shown(words.join(' '), refined)).toHaveLength(6);
  });

  it('gives sorted edits that make the refined text exactly, whatever the two texts', () => {
    const word = fc.constantFrom(
      'the',
      'The',
      'cat',
      '😀',
      'e\u0301',
      ' ',
      '  ',
      '\n',
      '.',
      '\ud83d',
      '\ude00',
      'x',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    fc.assert(
      fc.property(text, text, (original, refined) => {
        const edits = diffEdits(original, refined);
        expect(applyEdits(original, edits)).toBe(refined);
        let at = -1;
        for (const edit of edits) {
          expect(edit.start).toBeGreaterThan(at);
          at = edit.end;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['one word', 'not '],
    ['brackets', '['],
    ['emoji', '😀'],
    ['spaces', ' '],
  ])('ends on a megabyte of %s', (_case, unit) => {
    const original = unit.repeat(1_000_000 / unit.length);
    const refined = `x${unit.repeat(400_000 / unit.length)}y`;
    expect(applyEdits(original, diffEdits(original, refined))).toBe(refined);
  });

  it('ends on two long texts of the same few words in another order', () => {
    const text = (step: number) =>
      Array.from({ length: 100_000 }, (_, index) => `w${(index * step) % 97}`).join(' ');
    const [original, refined] = [text(1), text(31)];
    expect(applyEdits(original, diffEdits(original, refined))).toBe(refined);
  });
});
