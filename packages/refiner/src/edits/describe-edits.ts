import type { Edit, RemovedSegment } from '../model/types.ts';

const MOST_SEGMENTS = 100;
const LONGEST_SEGMENT = 200;
/** Changes of form that remove nothing a reader would miss. */
const SILENT = new Set('whitespace json-minify markdown tables structure contractions typography'.split(' '));

/**
 * What the edits removed, readable: each wording once, in order of appearance, at most 100 of at most 200 characters. Words that only
 * changed their capital are not removed.
 */
export function describeEdits(original: string, edits: readonly Edit[]): RemovedSegment[] {
  const segments: RemovedSegment[] = [];
  const seen = new Set<string>();
  for (const edit of edits) {
    if (SILENT.has(edit.pass)) continue;
    const removed = original.slice(edit.start, edit.end);
    if (!/[\p{L}\p{N}]/u.test(removed) || removed.toLowerCase() === edit.replacement.toLowerCase()) continue;
    const text = removed.replace(/\s+/g, ' ').replace(/^[\s,;:]+|(?<![\s,;:])[\s,;:]+$/g, '');
    const key = `${edit.reason} ${text.toLowerCase()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    segments.push({
      text: text.length > LONGEST_SEGMENT ? `${text.slice(0, LONGEST_SEGMENT - 1)}…` : text,
      reason: edit.reason,
    });
    if (segments.length === MOST_SEGMENTS) break;
  }
  return segments;
}
