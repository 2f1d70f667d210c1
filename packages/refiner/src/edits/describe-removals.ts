import { REASONS } from '../model/reasons.ts';
import type { RemovedSegment } from '../model/types.ts';

const MOST_SEGMENTS = 50;
const LONGEST_SEGMENT = 200;

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
 * What a rewrite left out, for a result whose edits are unknown (a model's): runs of words of `original` that `refined`
 * does not have (any more), in order. Words are compared as a multiset, so moved text is not removed text.
 * Linear in both lengths. At most 50 segments of at most 200 characters, the longest runs first kept.
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
  return runs
    .sort((a, b) => b.words - a.words || a.start - b.start)
    .slice(0, MOST_SEGMENTS)
    .sort((a, b) => a.start - b.start)
    .map((run) => ({ text: shorten(original.slice(run.start, run.end)), reason: REASONS.unknown }));
}

function shorten(text: string): string {
  return text.length <= LONGEST_SEGMENT ? text : `${text.slice(0, LONGEST_SEGMENT - 1).trimEnd()}…`;
}
