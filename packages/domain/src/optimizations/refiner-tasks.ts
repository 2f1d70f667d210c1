import {
  checkFidelity,
  countTokens,
  describeRemovals,
  type FidelityResult,
  type RefineOptions,
  type RemovedSegment,
  refine,
  type Scores,
  scoreResult,
} from '@refinery/refiner';

/** A refined text with everything that is said about it. */
export interface Refinement {
  refinedText: string;
  originalTokens: number;
  refinedTokens: number;
  removedSegments: RemovedSegment[];
  scores: Scores;
  checks: FidelityResult;
  warnings: string[];
}

/** Refines with the local refiner. */
export function refineLocally(text: string, options: RefineOptions): Refinement {
  const result = refine(text, options);
  const { refinedText, originalTokens, refinedTokens, removedSegments, checks, warnings } = result;
  const scores = scoreResult(text, refinedText, checks);
  return { refinedText, originalTokens, refinedTokens, removedSegments, scores, checks, warnings };
}

/** Checks and measures a text that somebody else refined. */
export function reviewRefinement(
  original: string,
  refinedText: string,
  preserve: readonly string[] = [],
): Refinement {
  const checks = checkFidelity(original, refinedText, { preserve });
  return {
    refinedText,
    originalTokens: countTokens(original),
    refinedTokens: countTokens(refinedText),
    removedSegments: describeRemovals(original, refinedText),
    scores: scoreResult(original, refinedText, checks),
    checks,
    warnings: [],
  };
}
