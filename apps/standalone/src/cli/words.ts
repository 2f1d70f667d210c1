/** A count as people read it. */
export const count = (number: number): string => number.toLocaleString('en');

/** `1 session`, `2 sessions`. */
export const counted = (number: number, what: string): string =>
  `${count(number)} ${what}${number === 1 ? '' : 's'}`;

/** Optimizations a month. */
export const limitText = (limit: number | null): string => (limit === null ? 'unlimited' : count(limit));
