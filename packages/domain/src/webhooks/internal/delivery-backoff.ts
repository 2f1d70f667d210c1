import { backoff } from '@refinery/providers/backoff.ts';

/** Tries of a delivery; with the longest waits between them they take 22 hours, and about 16 on average. */
export const MOST_TRIES = 16;

const HALF = { baseMs: 5_000, maxMs: 2 * 60 * 60_000 };

/**
 * How long a delivery waits before its next try, in whole milliseconds: 10 s at most after the first,
 * doubling to 4 hours, of which a random half is left out.
 * @param attempt tries so far, from 1
 */
export const deliveryBackoff = (attempt: number, random: () => number = Math.random): number =>
  Math.round(backoff(attempt, HALF, () => 1) + backoff(attempt, HALF, random));
