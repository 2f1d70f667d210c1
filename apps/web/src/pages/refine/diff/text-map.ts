import type { Edit } from '@prompt-refinery/client';
import type { Mark } from './pieces.ts';

/** One of the parts of the same length that a map shows. */
export interface MapPart {
  start: number;
  end: number;
  /** Edits that begin in it. */
  edits: number;
  /** Characters of it that edits change. */
  changed: number;
  /** Characters of it that are pasted material. */
  material: number;
  /** Requirements that begin in it and are doubtful or lost. */
  doubtful: number;
  lost: number;
}

/** Cuts a text into at most `parts` parts, and counts what is in each. */
export function mapOf(
  length: number,
  edits: readonly Edit[],
  marks: readonly Mark[],
  material: readonly { start: number; end: number }[],
  parts: number,
): MapPart[] {
  const count = Math.max(1, Math.min(parts, length));
  const edge = (index: number): number => Math.round((index * length) / count);
  const map: MapPart[] = Array.from({ length: count }, (_, index) => ({
    start: edge(index),
    end: edge(index + 1),
    edits: 0,
    changed: 0,
    material: 0,
    doubtful: 0,
    lost: 0,
  }));
  const indexOf = (position: number): number => {
    const guess = Math.min(count - 1, Math.floor((position * count) / Math.max(1, length)));
    if (position >= edge(guess + 1)) return Math.min(count - 1, guess + 1);
    return position < edge(guess) ? guess - 1 : guess;
  };
  const spread = (range: { start: number; end: number }, field: 'changed' | 'material'): void => {
    for (let index = indexOf(range.start); index < count; index++) {
      const part = map[index];
      if (!part || part.start >= range.end) break;
      part[field] += Math.max(0, Math.min(range.end, part.end) - Math.max(range.start, part.start));
    }
  };
  for (const edit of edits) {
    const part = map[indexOf(edit.start)];
    if (part) part.edits++;
    spread(edit, 'changed');
  }
  for (const range of material) spread(range, 'material');
  for (const { start, verdict } of marks) {
    const part = map[indexOf(start)];
    if (part && verdict !== 'kept') part[verdict]++;
  }
  return map;
}
