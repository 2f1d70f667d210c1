import type { Reading } from '../read/reading.ts';
import type { Place, Verdict } from '../types.ts';
import type { Matches } from './match.ts';

/** Two texts, read and paired. */
export interface Pair {
  original: Reading;
  rewritten: Reading;
  matches: Matches;
}

/**
 * Something that is not plainly kept. Offsets point into the original, or into the rewritten text where it
 * was added.
 */
export interface Finding {
  kind: string;
  verdict: Exclude<Verdict, 'kept'>;
  start: number;
  end: number;
  reason: string;
  added: boolean;
  /** Never certain, however much the rest is the same. */
  isGuess?: boolean;
}

export const lostOrDoubtful = (
  kind: string,
  verdict: Finding['verdict'],
  start: number,
  end: number,
  reason: string,
): Finding => ({
  kind,
  verdict,
  start,
  end,
  reason,
  added: false,
});

/** A doubt that stays one, however much of the sentence around it is the same. */
export const doubtOf = (kind: string, { start, end }: Place, reason: string): Finding => ({
  ...lostOrDoubtful(kind, 'doubtful', start, end, reason),
  isGuess: true,
});

export const addition = (
  kind: string,
  start: number,
  end: number,
  reason: string,
  verdict: Finding['verdict'] = 'doubtful',
): Finding => ({
  kind,
  verdict,
  start,
  end,
  reason,
  added: true,
});

/** Longer words are shortened in a reason, in UTF-16 units. */
const LONGEST_WORDS = 60;

/** The words of a place as they stand in its text, for a reason. */
export function quoted({ text }: Pick<Reading, 'text'>, place: Place | undefined): string {
  const words = text.slice(place?.start ?? 0, place?.end ?? 0).replace(/\s+/g, ' ');
  return words.length > LONGEST_WORDS
    ? `"${words.slice(0, LONGEST_WORDS - 1).toWellFormed()}…"`
    : `"${words}"`;
}
