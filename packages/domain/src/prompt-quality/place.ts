/** Where something is, in UTF-16 code units; `end` is exclusive. */
export interface Place {
  start: number;
  end: number;
}
