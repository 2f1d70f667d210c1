import type {
  CompressionLevel,
  Mode,
  OutputFormat,
  Provider,
  Strategy,
  Strictness,
  VerifyMode,
} from '@refinery/contracts/enums.ts';
import {
  type Failure,
  type OptimizeBody,
  REFINE_DEFAULTS,
  type RefineOptionsInput,
} from '@refinery/contracts/optimizations.ts';
import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import type { Context } from '../context/context.ts';
import { beginningOf } from './excerpt.ts';

/** How a prompt is refined: the options of a request with every default filled in. */
export interface OptimizationSettings {
  strategy: Strategy;
  compressionLevel: CompressionLevel;
  outputFormat: OutputFormat;
  preserve: readonly string[];
  /** What the caller says was handed over, in UTF-16 offsets. */
  material: readonly { start: number; end: number }[];
  refineMaterial: boolean;
  /** In o200k tokens. */
  targetTokens: number | undefined;
  mode: Mode;
  verify: VerifyMode;
  strictness: Strictness;
}

/** Without a model there is nothing to doubt. */
const NOTHING_TO_VERIFY = { verify: 'off', strictness: 'normal' } as const;

/** The settings that options come to; `verification` is what the organization wants where they do not say. */
export const settingsOf = (
  options: RefineOptionsInput & Pick<OptimizeBody, 'material'>,
  verification: Pick<OptimizationSettings, 'verify' | 'strictness'> = NOTHING_TO_VERIFY,
): OptimizationSettings => ({
  strategy: options.strategy ?? REFINE_DEFAULTS.strategy,
  compressionLevel: options.compressionLevel ?? REFINE_DEFAULTS.compressionLevel,
  outputFormat: options.outputFormat ?? REFINE_DEFAULTS.outputFormat,
  preserve: options.preserve ?? [],
  material: options.material ?? [],
  refineMaterial: options.refineMaterial ?? REFINE_DEFAULTS.refineMaterial,
  targetTokens: options.targetTokens,
  mode: options.mode ?? REFINE_DEFAULTS.mode,
  verify: options.verify ?? verification.verify,
  strictness: options.strictness ?? verification.strictness,
});

/**
 * The same settings where no model is asked: nothing is mixed or doubted, so they must not count as others.
 */
export const settingsWithoutModel = (settings: OptimizationSettings): OptimizationSettings => ({
  ...settings,
  ...NOTHING_TO_VERIFY,
  mode: 'direct',
});

/** An optimization as it is stored. */
export type OptimizationRow = typeof optimizations.$inferSelect;

/** What a line of history is made of: of its texts only how one begins. */
export const HISTORY_COLUMNS = {
  id: optimizations.id,
  beginning: beginningOf(optimizations.originalText),
  batchId: optimizations.batchId,
  status: optimizations.status,
  provider: optimizations.provider,
  model: optimizations.model,
  strategy: optimizations.strategy,
  compressionLevel: optimizations.compressionLevel,
  outputFormat: optimizations.outputFormat,
  originalTokens: optimizations.originalTokens,
  refinedTokens: optimizations.refinedTokens,
  savingsPercentage: optimizations.savingsPercentage,
  explanation: optimizations.explanation,
  targetTokens: optimizations.targetTokens,
  mode: optimizations.mode,
  refinerVersion: optimizations.refinerVersion,
  metadata: optimizations.metadata,
  error: optimizations.error,
  cached: optimizations.cached,
  createdAt: optimizations.createdAt,
  textsRemovedAt: optimizations.textsRemovedAt,
};
export type OptimizationHeader = Pick<OptimizationRow, Exclude<keyof typeof HISTORY_COLUMNS, 'beginning'>>;

/** A result that an earlier or simultaneous request of the organization paid for. */
export const notPaid = (result: OptimizationResult): OptimizationResult => ({
  ...result,
  cached: true,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  verification: null,
});

/** Whose an optimization is, what is to be refined and who is to do it. */
type Origin = Pick<
  OptimizationRow,
  'id' | 'organizationId' | 'userId' | 'apiKeyId' | 'batchId' | 'promptId' | 'metadata' | 'createdAt'
> & { originalText: string; provider: Provider; model: string | null };

/** An optimization that nothing has come of yet; with a result and a latency it is whole. */
export type NewOptimization = ReturnType<typeof newOptimization>;

export function newOptimization(origin: Origin, settings: OptimizationSettings) {
  const { strategy, compressionLevel, outputFormat, mode, targetTokens = null } = settings;
  return {
    ...origin,
    strategy,
    compressionLevel,
    outputFormat,
    mode,
    targetTokens,
    status: 'processing' as const,
    originalTokens: 0,
    error: null,
    textsRemovedAt: null,
  };
}

/**
 * What a failed optimization has instead of a result; its text is counted, unless even that is too much work.
 */
export async function failedColumns(
  ctx: Pick<Context, 'refiner'>,
  { organizationId, originalText }: Pick<NewOptimization, 'organizationId' | 'originalText'>,
  error: Failure,
) {
  const originalTokens = await ctx.refiner.countTokens(organizationId, originalText).catch(() => 0);
  return { status: 'failed' as const, error, originalTokens };
}

/** In milliseconds, to a tenth. */
export const latencySince = (started: number): number => Math.round((performance.now() - started) * 10) / 10;
