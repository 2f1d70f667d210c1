import type { Reading } from '../read/reading.ts';
import type { Verdict } from '../types.ts';
import type { Matches } from './match.ts';

/** Two texts, read and paired. */
export interface Pair {
  original: Reading;
  rewritten: Reading;
  matches: Matches;
}

/** Something that is not plainly kept. Offsets point into the original, or into the rewritten text where it was added. */
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
