import { REFINER_VERSION } from '@refinery/refiner';
import { toChecks } from '../verification/doubts/to-checks.ts';
import type { RefineOutcome } from './refine-outcome.ts';
import type { OptimizationRow } from './result-cache.ts';
import { savingsPercentage } from './savings.ts';

/** The columns of a completed optimization that say what came out. */
export type ResultColumns = Pick<
  OptimizationRow,
  | 'status'
  | 'provider'
  | 'model'
  | 'mode'
  | 'refinerVersion'
  | 'refinedText'
  | 'originalTokens'
  | 'refinedTokens'
  | 'savingsPercentage'
  | 'removedSegments'
  | 'explanation'
  | 'scores'
  | 'checks'
  | 'warnings'
  | 'attempts'
  | 'cached'
  | 'inputTokens'
  | 'outputTokens'
  | 'costUsd'
  | 'verification'
>;

/** For a result that an earlier or simultaneous request of the organization paid for. */
export const NOT_PAID = { cached: true, inputTokens: 0, outputTokens: 0, costUsd: 0, verification: null };

/** The result columns of an outcome. */
export function outcomeColumns(outcome: RefineOutcome): ResultColumns {
  return {
    status: 'completed',
    provider: outcome.provider,
    model: outcome.model,
    mode: outcome.mode,
    refinerVersion: REFINER_VERSION,
    refinedText: outcome.refinedText,
    originalTokens: outcome.originalTokens,
    refinedTokens: outcome.refinedTokens,
    savingsPercentage: savingsPercentage(outcome.originalTokens, outcome.refinedTokens),
    removedSegments: outcome.removedSegments,
    explanation: outcome.explanation,
    scores: outcome.scores,
    checks: toChecks(outcome.checks),
    warnings: outcome.warnings,
    attempts: outcome.attempts ?? null,
    cached: false,
    inputTokens: outcome.usage.inputTokens,
    outputTokens: outcome.usage.outputTokens,
    costUsd: outcome.usage.costUsd,
    verification: outcome.verification,
  };
}

/** The result columns of an optimization that is answered from an earlier one. */
export function cachedColumns(earlier: OptimizationRow): ResultColumns {
  return {
    status: 'completed',
    provider: earlier.provider,
    model: earlier.model,
    mode: earlier.mode,
    refinerVersion: earlier.refinerVersion,
    refinedText: earlier.refinedText,
    originalTokens: earlier.originalTokens,
    refinedTokens: earlier.refinedTokens,
    savingsPercentage: earlier.savingsPercentage,
    removedSegments: earlier.removedSegments,
    explanation: earlier.explanation,
    scores: earlier.scores,
    checks: earlier.checks,
    warnings: earlier.warnings,
    attempts: earlier.attempts,
    ...NOT_PAID,
  };
}
