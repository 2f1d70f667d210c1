/** A part of a body, in bytes; `end` is exclusive. */
export interface Range {
  start: number;
  end: number;
}

/** An object of a body, from brace to brace. */
export interface ObjectRange extends Range {
  /** Whether it has no member, so that the next one needs no comma. */
  empty: boolean;
}

/** A value that was read, and where it is. */
export interface Field<T> {
  value: T;
  range: Range;
}
