import type { Compared } from './recent-heads.ts';

/** What prompts of one key and model were on one day, as far as it is not written yet. */
export interface DaySum {
  apiKeyId: string;
  model: string;
  /** In UTC. */
  day: string;
  compared: number;
  differed: number;
  differsAt: number | null;
  /** By how much the most frequent place is ahead of all others, as far as one number can tell. */
  votes: number;
  excerpt: string | null;
}

/**
 * Adds one prompt. A place that is another than the one ahead takes a vote from it, and its place once there
 * are none left.
 */
export function addCompared(sum: DaySum, compared: Exclude<Compared, 'first'>): void {
  sum.compared += 1;
  if (compared === 'same') return;
  sum.differed += 1;
  if (sum.differsAt === compared.at) {
    sum.votes += 1;
    sum.excerpt = compared.excerpt;
  } else if (sum.votes === 0) {
    sum.differsAt = compared.at;
    sum.excerpt = compared.excerpt;
    sum.votes = 1;
  } else sum.votes -= 1;
}
