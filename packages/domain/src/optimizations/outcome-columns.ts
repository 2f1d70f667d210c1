import type { RefineOutcome } from './refine-text.ts';
import { savingsPercentage } from './savings.ts';

/** The columns of a completed optimization that its outcome fills. */
export function outcomeColumns(outcome: RefineOutcome, latencyMs: number) {
  return {
    status: 'completed' as const,
    provider: outcome.provider,
    model: outcome.model,
    refinedText: outcome.refinedText,
    originalTokens: outcome.originalTokens,
    refinedTokens: outcome.refinedTokens,
    savingsPercentage: savingsPercentage(outcome.originalTokens, outcome.refinedTokens),
    removedSegments: outcome.removedSegments,
    scores: outcome.scores,
    checks: {
      passed: outcome.checks.passed,
      lost: outcome.checks.lost.map(({ kind, text }) => ({ kind, text })),
    },
    warnings: outcome.warnings,
    attempts: outcome.attempts ?? null,
    inputTokens: outcome.usage.inputTokens,
    outputTokens: outcome.usage.outputTokens,
    costUsd: outcome.usage.costUsd,
    latencyMs: Math.round(latencyMs * 10) / 10,
  };
}
