import { FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import type { Edit, RemovedSegment } from '../model/types.ts';
import { applyEdits } from './apply-edits.ts';
import { segmentOf } from './segment-of.ts';

const MOST_SEGMENTS = 100;
/** In characters: parts of one change stand no further apart. */
const LONGEST_GAP = 40;
const LONGEST_CHANGE = 120;
/** Changes of form that remove nothing a reader would miss. */
const SILENT = new Set('whitespace json-minify markdown structure contractions'.split(' '));

/**
 * What the edits removed and what stands there now, readable: each wording once, in order of appearance, at
 * most 100 of at most 200 characters. Words that only changed their capital are not removed. A change in
 * several places ("What I need is a table" → "I need a table") is one segment, and a single small word has
 * the words beside it ("says that they" → "says they").
 */
export function describeEdits(original: string, edits: readonly Edit[]): RemovedSegment[] {
  const segments: RemovedSegment[] = [];
  const seen = new Set<string>();
  for (let k = 0; k < edits.length && segments.length < MOST_SEGMENTS; k++) {
    const edit = edits[k];
    if (!edit || !removesWords(original, edit)) continue;
    const first = k;
    for (let next = nextOf(original, edits, k); goesOn(original, edit, edits[k], edits[next]); ) {
      k = next;
      next = nextOf(original, edits, k);
    }
    const end = edits[k]?.end ?? edit.end;
    const range = k === first ? withNeighbours(original, edits, k, edit) : { start: edit.start, end };
    const segment = segmentOf(
      original.slice(range.start, range.end),
      madeOf(original, edits.slice(first, k + 1), range),
      edit.reason,
    );
    const key = `${segment.reason} ${segment.text} ${segment.replacement ?? ''}`.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    segments.push(segment);
  }
  return segments;
}

interface Range {
  start: number;
  end: number;
}

function removesWords(original: string, { pass, start, end, replacement }: Edit): boolean {
  const removed = original.slice(start, end);
  return (
    !SILENT.has(pass) && /[\p{L}\p{N}]/u.test(removed) && removed.toLowerCase() !== replacement.toLowerCase()
  );
}

/** Index of the next edit that removes words. */
function nextOf(original: string, edits: readonly Edit[], k: number): number {
  let next = k + 1;
  for (let edit = edits[next]; edit && !removesWords(original, edit); ) edit = edits[++next];
  return next;
}

/**
 * Whether the next edit belongs to the same change: small words that went, near each other in one sentence.
 */
function goesOn(original: string, first: Edit, last: Edit | undefined, next: Edit | undefined): boolean {
  if (!last || !next || !isSmall(original, first) || !isSmall(original, next)) return false;
  return (
    next.start - last.end <= LONGEST_GAP &&
    next.end - first.start <= LONGEST_CHANGE &&
    !/[.!?:;\n]/.test(original.slice(first.start, next.start))
  );
}

/** They are understood by themselves: "please". */
const CLEAR = new Set(['politeness', 'filler']);

/** Nothing but function words went or came. */
const isSmall = (original: string, { pass, start, end, replacement }: Edit): boolean =>
  !CLEAR.has(pass) &&
  wordsOf(`${original.slice(start, end)} ${replacement}`).every((word) => FUNCTION_WORDS.has(word));

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];

/** A single small word says nothing without the words beside it. */
function withNeighbours(original: string, edits: readonly Edit[], k: number, edit: Edit): Range {
  const removed = original.slice(edit.start, edit.end);
  if (edit.replacement.trim() !== '' || wordsOf(removed).length > 1 || !isSmall(original, edit)) return edit;
  const line = { from: edits[k - 1]?.end ?? 0, to: edits[k + 1]?.start ?? original.length };
  // Not linear, but it reads forty units.
  const before = /[\p{L}\p{N}'’-]+ ?$/u.exec(
    original.slice(Math.max(line.from, edit.start - 40), edit.start),
  );
  const after = /^ ?[\p{L}\p{N}'’-]+/u.exec(original.slice(edit.end, Math.min(line.to, edit.end + 40)));
  return { start: edit.start - (before?.[0].length ?? 0), end: edit.end + (after?.[0].length ?? 0) };
}

/** What edits within a part of the original make of it. */
function madeOf(original: string, inside: readonly Edit[], { start, end }: Range): string {
  const edits = inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return applyEdits(original.slice(start, end), edits);
}
