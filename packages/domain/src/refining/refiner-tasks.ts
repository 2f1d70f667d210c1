import { checkFidelity, type FidelityResult } from '@refinery/guard';
import {
  countTokens,
  describeRemovals,
  explainEdits,
  explainLeftAlone,
  ReadTexts,
  type RefineOptions,
  type RefineResult,
  type RemovedSegment,
  readProtection,
  refineFaithfully,
  type Scores,
  scoreResult,
  sentences,
} from '@refinery/refiner';
import type { VerifiedResult } from './doubts/verified-result.ts';

/** A refined text, whoever refined it, as the guard sees it, with everything that is said about it. */
export interface Review {
  refinedText: string;
  originalTokens: number;
  refinedTokens: number;
  removedSegments: RemovedSegment[];
  explanation: string;
  scores: Scores;
  findings: FidelityResult;
  warnings: string[];
}

/** A refined text with what was decided about what the guard found. */
export interface VerifiedReview extends Review {
  checks: VerifiedResult;
}

/**
 * Refines with the local refiner. A structure that would lose something is left out, with a warning, and a
 * text that cannot be refined without loss at all is returned as it is: what comes back has passed the guard.
 */
export function refineLocally(text: string, options: RefineOptions): Review {
  const result = refineFaithfully(text, options);
  if (result.checks.passed) return describe(text, result);
  const unchanged = reviewText(text, text, options);
  const warning = 'The text could not be refined without loss and is returned unchanged.';
  return { ...unchanged, warnings: [warning, ...unchanged.warnings] };
}

function describe(text: string, result: RefineResult): Review {
  const { refinedText, originalTokens, refinedTokens, removedSegments, explanation, warnings } = result;
  return {
    refinedText,
    originalTokens,
    refinedTokens,
    removedSegments,
    explanation,
    warnings,
    scores: scoreResult(text, refinedText, result.checks),
    findings: result.checks,
  };
}

/**
 * Checks and measures a text that somebody else refined, or nobody. `texts` may know both already, see
 * `readProtection`.
 */
export function reviewText(
  original: string,
  refinedText: string,
  options: RefineOptions,
  texts = new ReadTexts(options.preserve ?? []),
  findings = texts.check(original, refinedText),
): Review {
  const originalTokens = countTokens(original);
  const refinedTokens = countTokens(refinedText);
  const removedSegments = describeRemovals(original, refinedText);
  const facts = { original, originalTokens, refinedTokens, checks: findings, removedSegments };
  return {
    refinedText,
    originalTokens,
    refinedTokens,
    removedSegments,
    explanation: sentences(
      original === refinedText
        ? `Returned unchanged, with its ${originalTokens} tokens.`
        : explainEdits(undefined, facts),
      explainLeftAlone(original, readProtection(original, options, texts)),
    ),
    scores: scoreResult(original, refinedText, findings),
    findings,
    warnings: targetWarnings(refinedTokens, options.targetTokens),
  };
}

/** Two texts to compare. */
export interface CheckQuestion {
  original: string;
  rewritten: string;
  /** Texts that must survive to the letter. */
  preserve: readonly string[];
}

/** What the guard says of a rewrite, and how long both texts are in o200k tokens. */
export interface TextCheck {
  findings: Omit<FidelityResult, 'lost' | 'doubtful'>;
  tokens: { original: number; rewritten: number };
}

/** Compares a text with a rewrite of it. */
export function checkTexts({ original, rewritten, preserve }: CheckQuestion): TextCheck {
  // What follows from the requirements need not be copied from thread to thread: a text may have a hundred
  // thousand.
  const { lost: _, doubtful: __, ...findings } = checkFidelity(original, rewritten, { preserve });
  return {
    findings,
    tokens: { original: countTokens(original), rewritten: countTokens(rewritten) },
  };
}

function targetWarnings(tokens: number, target = Number.POSITIVE_INFINITY): string[] {
  if (tokens <= target) return [];
  return [`The text has ${tokens} tokens. The target of ${target} could not be reached.`];
}
