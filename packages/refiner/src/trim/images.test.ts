import { expect, it } from 'vitest';
import { applyEdits } from '../edits/apply-edits.ts';
import type { Edit } from '../model/types.ts';
import { imagesOf } from './images.ts';

const TEXT = 'abcdefgh';
const edit = (start: number, end: number, replacement: string): Edit => ({
  start,
  end,
  replacement,
  pass: 'x',
  reason: 'x',
});

/** Each pair of edits of the text that do not overlap, and each edit alone. */
function* manyEdits(): Generator<Edit[]> {
  const replacements = ['', 'X', 'YYYY'];
  for (let start = 0; start < TEXT.length; start++)
    for (let end = start; end <= Math.min(TEXT.length, start + 3); end++)
      for (const [at, replacement] of replacements.entries()) {
        if (start === end && replacement === '') continue;
        const first = edit(start, end, replacement);
        yield [first];
        for (let next = end + 1; next < TEXT.length; next += 2)
          yield [first, edit(next, Math.min(TEXT.length, next + at), replacements[(at + 1) % 3] ?? '')];
      }
}

/** Where the span comes to stand, by counting: undefined where an edit reaches over one of its ends. */
function imageOf(start: number, end: number, edits: readonly Edit[]): string | undefined {
  const reaches = (one: Edit): boolean =>
    (one.start < start && one.end > start) || (one.start < end && one.end > end);
  if (edits.some(reaches)) return undefined;
  const before = edits.filter((one) => one.end <= start);
  const upTo = edits.filter((one) => one.end <= end);
  const from = applyEdits(TEXT.slice(0, start), before).length;
  return `${from} ${applyEdits(TEXT.slice(0, end), upTo).length}`;
}

it('finds every span of a text behind every pair of edits', () => {
  const spans = Array.from({ length: TEXT.length }, (_, start) =>
    Array.from({ length: TEXT.length - start }, (_, more) => ({ start, end: start + more + 1 })),
  ).flat();
  for (const edits of manyEdits()) {
    const images = [...imagesOf(spans, edits)];
    const counted = spans.flatMap(({ start, end }) => imageOf(start, end, edits) ?? []);
    expect(images.sort()).toEqual([...new Set(counted)].sort());
  }
});

it('finds none without spans', () => {
  expect(imagesOf([], [edit(0, 1, '')])).toEqual(new Set());
});
