import type { Place } from '../types.ts';
import type { Pair } from './finding.ts';
import { sentenceOf } from './moods.ts';

/** A statement of the original that is not as it was, and what it became. */
export interface Sentences {
  /** Indices of both statements. */
  s: number;
  home: number;
  /** Their words in small letters, see `sentenceOf`. */
  before: string;
  after: string;
  place: Place;
}

const READ = new WeakMap<Pair, readonly Sentences[]>();

/** Statements of the original that were worded anew, each with the one that it became for the most part. */
export function changedSentences(pair: Pair): readonly Sentences[] {
  const known = READ.get(pair);
  if (known) return known;
  const found = sentencesOf(pair);
  READ.set(pair, found);
  return found;
}

function sentencesOf({ original, rewritten, matches }: Pair): Sentences[] {
  const found: Sentences[] = [];
  for (const [s, { start, end }] of original.statements.entries()) {
    const home = matches.home[s] ?? -1;
    if (home < 0) continue;
    const before = sentenceOf(original, s);
    const after = sentenceOf(rewritten, home);
    // Words that ask for nothing are no part of what makes two statements the same.
    if (before !== after) found.push({ s, home, before, after, place: { start, end } });
  }
  return found;
}
