/** A unit, or some that stand one behind the other, with what is to stand there. */
export interface Change {
  /** Indices of the first and the last unit. */
  first: number;
  last: number;
  /** The new words in the place of the first unit; empty where nothing is to stand there. */
  words: string;
  /** Index of the unit that says all of it. */
  sameAs: number | undefined;
}

/** How the writer named it: "12", "12-14". */
export const nameOf = ({ first, last }: Pick<Change, 'first' | 'last'>): string =>
  first === last ? `${first + 1}` : `${first + 1}-${last + 1}`;
