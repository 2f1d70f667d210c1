import type { Edit } from '../model/types.ts';

/**
 * Where spans of the original (sorted by start) stand in the refined text, as `start end`. Spans that an edit
 * begins or ends outside of have no image. Linear in the numbers of spans and edits.
 */
export function imagesOf(
  spans: readonly { start: number; end: number }[],
  edits: readonly Edit[],
): Set<string> {
  const images = new Set<string>();
  let next = 0;
  let shift = 0;
  for (const { start, end } of spans) {
    for (let edit = edits[next]; edit && edit.end <= start; edit = edits[++next]) shift += growth(edit);
    if ((edits[next]?.start ?? start) < start) continue;
    let inside = 0;
    let at = next;
    for (let edit = edits[at]; edit && edit.end <= end; edit = edits[++at]) inside += growth(edit);
    if ((edits[at]?.start ?? end) < end) continue;
    images.add(`${start + shift} ${end + shift + inside}`);
  }
  return images;
}

const growth = (edit: Edit): number => edit.replacement.length - (edit.end - edit.start);
