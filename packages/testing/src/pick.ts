/** One of a list by any number, as a random step names it; undefined of an empty list. */
export const pick = <T>(list: readonly T[], which: number): T | undefined =>
  list[which % Math.max(1, list.length)];
