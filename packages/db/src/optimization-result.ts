import { optimizations } from './schema/optimizations.ts';

/** The columns of what comes out of an optimization. */
export const RESULT_COLUMNS = {
  status: optimizations.status,
  provider: optimizations.provider,
  model: optimizations.model,
  mode: optimizations.mode,
  refinerVersion: optimizations.refinerVersion,
  refinedText: optimizations.refinedText,
  originalTokens: optimizations.originalTokens,
  refinedTokens: optimizations.refinedTokens,
  savingsPercentage: optimizations.savingsPercentage,
  removedSegments: optimizations.removedSegments,
  explanation: optimizations.explanation,
  scores: optimizations.scores,
  checks: optimizations.checks,
  warnings: optimizations.warnings,
  attempts: optimizations.attempts,
  cached: optimizations.cached,
  inputTokens: optimizations.inputTokens,
  outputTokens: optimizations.outputTokens,
  costUsd: optimizations.costUsd,
  verification: optimizations.verification,
};
export type OptimizationResult = Pick<typeof optimizations.$inferSelect, keyof typeof RESULT_COLUMNS>;
