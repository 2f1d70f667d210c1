import type { FidelityResult } from '@refinery/guard';

/** For whom the text is written. LEGAL never drops a word: it changes whitespace only. */
export type Strategy = 'UNIVERSAL' | 'GPT' | 'CLAUDE' | 'DEEPSEEK' | 'LEGAL';

/** How much may go: `low` is invisible to a reader, `medium` is terse prose, `high` may read as notes. */
export type CompressionLevel = 'low' | 'medium' | 'high';

/** Shape of the result. Everything but `default` sorts the text into named sections and may cost tokens. */
export type OutputFormat = 'default' | 'markdown' | 'json' | 'xml';

export interface RefineOptions {
  /** Default `UNIVERSAL`. */
  strategy?: Strategy | undefined;
  /** Default `medium`. */
  compressionLevel?: CompressionLevel | undefined;
  /** Default `default`. */
  outputFormat?: OutputFormat | undefined;
  /** Texts that survive verbatim wherever they occur in the input. Empty strings are ignored. */
  preserve?: readonly string[] | undefined;
  /**
   * Refines what the prompt hands over (texts to rewrite, notes, examples …) like the rest. Default: it stays
   * byte for byte.
   */
  refineMaterial?: boolean | undefined;
  /**
   * What was handed over, in UTF-16 offsets, `end` exclusive: it stays byte for byte, beside what is found.
   * Empty ranges are ignored.
   */
  material?: readonly { start: number; end: number }[] | undefined;
  /**
   * At most so many tokens (o200k). A text that is longer after refining loses sentences of context, see
   * `trim/fit-to-target.ts`; a warning says so where it cannot be reached. Zero and less mean as short as can
   * be; NaN means no target.
   */
  targetTokens?: number | undefined;
  /** Names of passes that do not run, see `listPasses`. Unknown names are ignored. */
  disabledPasses?: readonly string[] | undefined;
}

/** One replaced span. `start` and `end` are UTF-16 offsets into the original, `end` exclusive. */
export interface Edit {
  start: number;
  end: number;
  replacement: string;
  /** Name of the pass that made the edit. */
  pass: string;
  /** Why, in words for the user. */
  reason: string;
}

/** A part of the original that stays byte for byte. UTF-16 offsets, `end` exclusive. */
export interface ProtectedPart {
  start: number;
  end: number;
  /** Why, in a few words for the user. */
  reason: string;
}

export interface RemovedSegment {
  /** The removed words as they stood in the original, shortened where very long. */
  text: string;
  /** What stands there now, shortened in the same way; absent where the words simply went. */
  replacement?: string;
  reason: string;
}

export interface RefineResult {
  refinedText: string;
  /** Sorted by `start`, never overlapping. Applied to the original they give `refinedText` exactly. */
  edits: Edit[];
  /** What a reader would call removed, from the edits; at most 100 entries. */
  removedSegments: RemovedSegment[];
  /** What stayed byte for byte and why. Sorted by `start`, never overlapping. */
  protected: ProtectedPart[];
  checks: FidelityResult;
  /** One plain sentence: what was done, what it saved, what was checked. */
  explanation: string;
  /** Plain sentences. */
  warnings: string[];
  /** Tokens in the o200k encoding. */
  originalTokens: number;
  refinedTokens: number;
  /** Whether the result has at most `targetTokens` tokens; missing where none were asked for. */
  targetReached?: boolean;
  /** `REFINER_VERSION`. */
  refinerVersion: string;
}

/** Each 0 to 100; the formulas are documented at `scoreResult`. */
export interface Scores {
  integrity: number;
  efficiency: number;
  complexity: number;
}
