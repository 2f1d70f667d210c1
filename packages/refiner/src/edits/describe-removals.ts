import { REASONS } from '../model/reasons.ts';
import type { Edit, RemovedSegment } from '../model/types.ts';
import { diffEdits } from './diff-edits.ts';
import { segmentOf } from './segment-of.ts';
import { tidyEdits } from './tidy-edits.ts';

const MOST_SEGMENTS = 50;

interface Word {
  key: string;
  start: number;
  end: number;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu))
    words.push({ key: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length });
  return words;
}

/**
 * What a rewrite left out, for a result whose edits are unknown (a model's): runs of words of `original` that
 * `refined` does not have (any more), in order, each with what stands there now. Words are compared as a
 * multiset, so moved text is not removed text. Time as `diffEdits`. At most 50 segments of at most 200
 * characters, the longest runs first kept.
 */
export function describeRemovals(original: string, refined: string): RemovedSegment[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(refined)) left.set(word.key, (left.get(word.key) ?? 0) + 1);
  const runs: { start: number; end: number; words: number }[] = [];
  let open: { start: number; end: number; words: number } | undefined;
  for (const word of wordsOf(original)) {
    const available = left.get(word.key) ?? 0;
    if (available > 0) {
      left.set(word.key, available - 1);
      open = undefined;
    } else if (open && !original.slice(open.end, word.start).includes('\n')) {
      open.end = word.end;
      open.words++;
    } else {
      open = { start: word.start, end: word.end, words: 1 };
      runs.push(open);
    }
  }
  const longest = runs
    .sort((a, b) => b.words - a.words || a.start - b.start)
    .slice(0, MOST_SEGMENTS)
    .sort((a, b) => a.start - b.start);
  return segmentsOf(original, longest, longest.length > 0 ? diffEdits(original, refined) : []);
}

/** Runs that one rewording took away are one segment: what was reworded as a whole, and what it became. */
function segmentsOf(
  original: string,
  runs: readonly { start: number; end: number }[],
  diff: readonly Edit[],
): RemovedSegment[] {
  const edits = tidyEdits(original, diff);
  const segments: RemovedSegment[] = [];
  let next = 0;
  let shown: Edit | undefined;
  for (const run of runs) {
    while ((edits[next]?.end ?? run.end) <= run.start) next++;
    let edit = edits[next];
    for (let k = next; edit && edit.start < run.end && !saysWords(edit); ) edit = edits[++k];
    const reworded = edit && edit.start < run.end ? edit : undefined;
    if (reworded && reworded === shown) continue;
    shown = reworded;
    const { start, end } = reworded ?? run;
    segments.push(
      segmentOf(
        original.slice(start, end),
        reworded?.replacement ?? '',
        reworded ? REASONS.reworded : REASONS.removed,
      ),
    );
  }
  return segments;
}

const saysWords = ({ replacement }: Edit): boolean => /[\p{L}\p{N}]/u.test(replacement);
