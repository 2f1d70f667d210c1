import type {
  HistoryEntry,
  IncludeQuery,
  OptimizationReply,
  StoredOptimization,
} from '@refinery/contracts/optimizations.ts';
import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import type { Context } from '../context/context.ts';
import { toChecksReply } from '../refining/doubts/to-checks.ts';
import type { ProtectionOptions } from '../refining/protected-parts.ts';
import { excerptOf } from './excerpt.ts';
import { includeEdits } from './internal/include-edits.ts';
import { paysAfterUses, spentTokens } from './internal/spending.ts';
import type { OptimizationHeader, OptimizationRow } from './optimization.ts';
import { textsRemoved } from './texts-removed.ts';

/** A line of history; `beginning` is the original text, or as much of it as was read. */
export function toHistoryEntry(row: OptimizationHeader & { beginning: string | null }): HistoryEntry {
  const createdAt = row.createdAt.toISOString();
  return {
    id: row.id,
    excerpt: excerptOf(row.beginning),
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
    textsRemovedAt: row.textsRemovedAt?.toISOString() ?? null,
    created_at: createdAt,
    createdAt,
  };
}

/** The whole optimization, and when it was reviewed last. */
export const toStoredOptimization = (row: OptimizationRow, reviewedAt: Date | null): StoredOptimization => ({
  ...toHistoryEntry({ ...row, beginning: row.originalText }),
  originalText: row.originalText,
  refinedText: row.refinedText,
  removedSegments: row.removedSegments,
  scores: row.scores,
  checks: row.checks && toChecksReply(row.checks),
  warnings: row.warnings,
  usage: usageOf(row),
  paysAfterUses: paysAfterUses(row),
  ...(row.attempts ? { attempts: row.attempts } : {}),
  latencyMs: row.latencyMs,
  reviewedAt: reviewedAt?.toISOString() ?? null,
});

/** What optimizing answers of a completed optimization, alone or in a batch. */
export const toResultReply = (
  row: Omit<OptimizationRow, 'originalText'>,
): Omit<OptimizationReply, 'id' | 'protected' | 'createdAt'> => ({
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
  checks: toChecksReply(row.checks ?? { passed: false, lost: [] }),
  warnings: row.warnings,
  cached: row.cached,
  usage: usageOf(row),
  paysAfterUses: paysAfterUses(row),
  ...(row.attempts ? { attempts: row.attempts } : {}),
  latencyMs: row.latencyMs ?? 0,
});

/**
 * What optimizing answers, with what was protected and, where wanted, the edits: both are found again, not
 * stored. Errors: `texts_removed`.
 */
export async function toOptimizationReply(
  ctx: Pick<Context, 'refiner'>,
  row: OptimizationRow,
  { preserve = [], material = [], refineMaterial = false, ...wanted }: IncludeQuery & ProtectionOptions,
): Promise<OptimizationReply> {
  const { originalText: text } = row;
  if (text === null) throw textsRemoved(row);
  const options = { preserve, material, refineMaterial };
  const { parts } = await ctx.refiner.protection(row.organizationId, { text, options });
  return {
    id: row.id,
    ...toResultReply(row),
    ...(Object.keys(row.metadata).length ? { metadata: row.metadata } : {}),
    createdAt: row.createdAt.toISOString(),
    protected: parts,
    ...(await includeEdits(ctx, row, wanted, options)),
  };
}

/** Whether a result is as short as it was asked to be, where it was. */
function targetOf({ targetTokens, refinedTokens }: OptimizationHeader) {
  if (targetTokens === null) return {};
  return {
    targetTokens,
    ...(refinedTokens === null ? {} : { targetReached: refinedTokens <= targetTokens }),
  };
}

/** What was spent on it. */
const usageOf = (row: OptimizationResult) => ({
  inputTokens: row.inputTokens,
  outputTokens: row.outputTokens,
  costUsd: row.costUsd,
  spentTokens: spentTokens(row),
  ...(row.verification ? { verification: row.verification } : {}),
});
