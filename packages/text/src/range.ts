/** Offsets of a part of a text, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}
