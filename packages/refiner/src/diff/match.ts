/** A piece of the original and the same piece of the refined text, by their places. */
export interface Match {
  a: number;
  b: number;
}

/** Pieces `a0` to `a1` of the original beside pieces `b0` to `b1` of the refined text, ends exclusive. */
export interface Region {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}
