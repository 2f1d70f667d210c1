import type { LineKind } from '@refinery/text/segment.ts';

/** A sentence, heading or list item: the terms from `from` to `to`, exclusive. */
export interface Statement {
  from: number;
  to: number;
  /** Offsets into the text. */
  start: number;
  end: number;
  line: LineKind;
  /** It begins a list item. */
  item: boolean;
  /** Its item has a number. */
  numbered: boolean;
  /** The lead of its list forbids it: "Do not:". */
  isForbidden: boolean;
  /** Verbs in the passive voice. */
  passives: number;
  /** Equal for statements of the same terms in the same order. */
  hash: number;
}
