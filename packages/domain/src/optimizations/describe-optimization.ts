import type {
  HistoryEntry,
  OptimizationReply,
  StoredOptimization,
} from '@refinery/contracts/optimizations.ts';
import { describeChecks } from '../verification/doubts/to-checks.ts';
import { netSavings } from './net-savings.ts';
import type { ResultColumns } from './outcome-columns.ts';
import type { OptimizationRow } from './result-cache.ts';

/** What the reply fields need of a row; a list leaves the texts out. */
export type HistoryRow = Omit<
  OptimizationRow,
  | 'originalText'
  | 'refinedText'
  | 'removedSegments'
  | 'scores'
  | 'checks'
  | 'warnings'
  | 'attempts'
  | 'organizationId'
  | 'userId'
  | 'apiKeyId'
  | 'inputTokens'
  | 'outputTokens'
  | 'costUsd'
  | 'verification'
  | 'latencyMs'
>;

/** A line of history. */
export function describeHistoryEntry(row: HistoryRow): HistoryEntry {
  const createdAt = row.createdAt.toISOString();
  return {
    id: row.id,
    status: row.status,
    provider: row.provider,
    model: row.model,
    strategy: row.strategy,
    compressionLevel: row.compressionLevel,
    outputFormat: row.outputFormat,
    originalTokens: row.originalTokens,
    refinedTokens: row.refinedTokens,
    savingsPercentage: row.savingsPercentage,
    explanation: row.explanation,
    ...targetOf(row),
    mode: row.mode ?? 'direct',
    refinerVersion: row.refinerVersion,
    cached: row.cached,
    batchId: row.batchId,
    metadata: row.metadata,
    ...(row.error ? { error: row.error } : {}),
    created_at: createdAt,
    createdAt,
  };
}

/** The whole optimization. */
export const describeStored = (row: OptimizationRow): StoredOptimization => ({
  ...describeHistoryEntry(row),
  originalText: row.originalText,
  refinedText: row.refinedText,
  removedSegments: row.removedSegments,
  scores: row.scores,
  checks: row.checks && describeChecks(row.checks),
  warnings: row.warnings,
  usage: usageOf(row),
  netSavingsTokens: row.status === 'completed' ? netSavings(row) : null,
  ...(row.attempts ? { attempts: row.attempts } : {}),
  latencyMs: row.latencyMs,
});

/** Whether a result is as short as it was asked to be, where it was. */
function targetOf({ targetTokens, refinedTokens }: Pick<OptimizationRow, 'targetTokens' | 'refinedTokens'>) {
  if (targetTokens === null) return {};
  return {
    targetTokens,
    ...(refinedTokens === null ? {} : { targetReached: refinedTokens <= targetTokens }),
  };
}

const usageOf = (
  row: Pick<OptimizationRow, 'inputTokens' | 'outputTokens' | 'costUsd' | 'verification'>,
) => ({
  inputTokens: row.inputTokens,
  outputTokens: row.outputTokens,
  costUsd: row.costUsd,
  ...(row.verification ? { verification: row.verification } : {}),
});

/** What the answer to optimizing needs of a completed optimization. */
export type CompletedRow = ResultColumns &
  Pick<
    OptimizationRow,
    | 'id'
    | 'strategy'
    | 'compressionLevel'
    | 'outputFormat'
    | 'targetTokens'
    | 'latencyMs'
    | 'metadata'
    | 'createdAt'
  >;

/** What optimizing answers, from a completed optimization; what was protected is found again from the request. */
export function describeResult(row: CompletedRow): Omit<OptimizationReply, 'protected'> {
  return {
    id: row.id,
    refinedText: row.refinedText ?? '',
    originalTokens: row.originalTokens,
    refinedTokens: row.refinedTokens ?? row.originalTokens,
    savingsPercentage: row.savingsPercentage ?? 0,
    explanation: row.explanation ?? '',
    ...targetOf(row),
    provider: row.provider,
    model: row.model ?? '',
    mode: row.mode ?? 'direct',
    refinerVersion: row.refinerVersion ?? '',
    strategy: row.strategy,
    compressionLevel: row.compressionLevel,
    outputFormat: row.outputFormat,
    removedSegments: row.removedSegments,
    scores: row.scores ?? { integrity: 0, efficiency: 0, complexity: 0 },
    checks: describeChecks(row.checks ?? { passed: false, lost: [] }),
    warnings: row.warnings,
    cached: row.cached,
    usage: usageOf(row),
    netSavingsTokens: netSavings(row),
    ...(row.attempts ? { attempts: row.attempts } : {}),
    latencyMs: row.latencyMs ?? 0,
    ...(Object.keys(row.metadata).length ? { metadata: row.metadata } : {}),
    createdAt: row.createdAt.toISOString(),
  };
}
