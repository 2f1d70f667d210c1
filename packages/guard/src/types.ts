/**
 * What became of a requirement. `lost` is said only where it is certain; what no rule can tell is `doubtful`.
 */
export type Verdict = 'kept' | 'lost' | 'doubtful';

/** A part of a text: UTF-16 offsets, `end` exclusive. */
export interface Place {
  start: number;
  end: number;
}

/** What one check says of a passage. Offsets point into the text of the finding that it belongs to. */
export interface Detail extends Place {
  kind: string;
  text: string;
  verdict: Exclude<Verdict, 'kept'>;
  /** Why, in words for the user. */
  reason: string;
}

/**
 * Something that the original asks for: a sentence, a list item, a block of code or a pasted text, or a text
 * that the caller preserves. Offsets point into the original.
 */
export interface Requirement extends Place {
  /** Stable for a pair of texts: `r1`, `r2` and so on, in order of the original. */
  id: string;
  /** Of one that is kept, what it is; else of the gravest thing that was found of it. */
  kind: string;
  text: string;
  verdict: Verdict;
  /** Where the rewritten text says it, where that is known. */
  where?: Place;
  /** Why, in words for the user. Missing where the rewritten text plainly says it. */
  reason?: string;
  /**
   * The words of it that are not kept, from the first to the last. Missing where it is kept, or all of it is
   * not.
   */
  part?: Place;
  /** What else is wrong with the same sentence, the gravest first. */
  details?: Detail[];
}

/**
 * Something that the rewritten text says and the original does not. Offsets point into the rewritten text.
 */
export interface Addition extends Place {
  /** `a1`, `a2` and so on, in order of the rewritten text. */
  id: string;
  kind: string;
  text: string;
  verdict: Exclude<Verdict, 'kept'>;
  reason: string;
  /** What else the same sentence adds, the gravest first. */
  details?: Detail[];
}

/** A requirement that was lost or is doubtful, without its story. Offsets point into the original. */
export interface LostItem extends Place {
  kind: string;
  text: string;
}

/** What a check found, in short. */
export interface FidelitySummary {
  /** True when nothing was lost, nothing is doubtful and nothing was added. */
  passed: boolean;
  /** 0 to 100, 100 only when nothing was lost. The formula is documented at `integrityOf`. */
  integrity: number;
  /** The requirements that were lost. */
  lost: LostItem[];
  /** The doubtful ones, and the places of the original where the rewritten text adds something. */
  doubtful: LostItem[];
  /**
   * How many requirements were compared, as many as `requirements` has. Missing where a refinement left the
   * text as it is.
   */
  checked?: number;
}

/** What a check found, requirement by requirement. */
export interface FidelityResult extends FidelitySummary {
  /** Every requirement that was read, in order of the original. */
  requirements: Requirement[];
  /** What the rewritten text says beyond the original, in its order. */
  added: Addition[];
}

export interface FidelityOptions {
  /** Texts that must occur in the rewritten text verbatim if they occur in the original. */
  preserve?: readonly string[] | undefined;
  /** Parts of the original that were left out on purpose, with notice: that they are gone is no finding. */
  leftOut?: readonly Place[] | undefined;
}
