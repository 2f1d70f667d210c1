import { backoff } from '@refinery/providers/backoff.ts';

const POLICY = { baseMs: 2_000, maxMs: 5 * 60_000 };
/** Longest wait that somebody else may impose on an item. */
const MAX_ASKED_MS = 60 * 60_000;

/**
 * How long an item waits before its next try, in whole milliseconds: exponential backoff with full jitter,
 * and never less than what a vendor asked for.
 * @param attempt tries so far, from 1
 */
export function itemBackoff(attempt: number, askedMs?: number, random: () => number = Math.random): number {
  const jittered = backoff(attempt, POLICY, random);
  return Math.round(askedMs === undefined ? jittered : Math.min(MAX_ASKED_MS, askedMs) + jittered / 4);
}
