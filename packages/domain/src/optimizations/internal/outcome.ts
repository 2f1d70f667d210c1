import type { Provider } from '@refinery/contracts/enums.ts';
import type { Attempt } from '@refinery/contracts/result-parts.ts';
import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import { REFINER_VERSION } from '@refinery/refiner';
import type { BilledUsage } from '../../providers/call-usage.ts';
import { decideByRule } from '../../refining/doubts/decide.ts';
import { toChecks } from '../../refining/doubts/to-checks.ts';
import type { VerificationUsage } from '../../refining/doubts/verified-result.ts';
import type { Review, VerifiedReview } from '../../refining/refiner-tasks.ts';

import type { RefineTextRequest } from '../resolve-request.ts';
import { savingsPercentage } from '../savings.ts';
import type { WriterAnswer } from './ask-writer.ts';

/** What refining a text came to. */
export interface Outcome {
  result: OptimizationResult;
  /** Whether asking again would give the same: not so where somebody stood in for the provider asked for. */
  cacheable: boolean;
}

/** Who made a result, and what all of it cost, a second reader included. */
interface Making {
  provider: Provider;
  model: string;
  /** Every provider tried, in order, where there was more than one. */
  attempts: Attempt[] | null;
  usage: BilledUsage;
  verification: VerificationUsage | null;
}

/** Nobody bills the local refiner, and no second reader sees what it made. */
const MADE_LOCALLY: Making = {
  provider: 'local',
  model: `local-${REFINER_VERSION}`,
  attempts: null,
  usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
  verification: null,
};

/** The guard lets nothing out of the local refiner that it doubts. */
export const verifiedByRule = (review: Review): VerifiedReview => ({
  ...review,
  checks: decideByRule(review.findings),
});

/** The local refiner's result, which may be remembered. */
export const byLocal = (request: RefineTextRequest, local: Review): Outcome => ({
  result: toResult(request, verifiedByRule(local), MADE_LOCALLY),
  cacheable: true,
});

/** The local result in the place of vendors that failed with `attempts`. */
export function localAfter(
  request: RefineTextRequest,
  local: Review,
  { warning, attempts, latencyMs = 0, ...billed }: LocalAfter,
): Outcome {
  const review = {
    ...local,
    warnings: [...local.warnings, `${warning} The built-in refiner was used instead.`],
  };
  const tried = [...attempts, { provider: 'local' as const, error: null, latencyMs }];
  const making = { ...MADE_LOCALLY, ...billed, attempts: tried };
  return { result: toResult(request, verifiedByRule(review), making), cacheable: false };
}

interface LocalAfter extends Partial<Pick<Making, 'usage' | 'verification'>> {
  warning: string;
  attempts: readonly Attempt[];
  /** Of the local refiner, where it began only then. */
  latencyMs?: number;
}

/** The local result in the place of a model's, which was billed all the same. */
export function localInstead(
  request: RefineTextRequest,
  local: Review,
  { provider, usage, verification, attempts }: WriterAnswer,
  problem: string,
): Outcome {
  const failed = attempts.map((attempt) =>
    attempt.error === null ? { ...attempt, error: problem } : attempt,
  );
  return localAfter(request, local, {
    warning: `${provider}: ${problem}.`,
    attempts: failed,
    usage,
    verification,
  });
}

/** A result that holds nothing but the model's words, or the original's. */
export function byModel(
  request: RefineTextRequest,
  review: VerifiedReview,
  { provider, model, usage, verification, attempts }: WriterAnswer,
  cacheable: boolean,
): Outcome {
  const tried = attempts.length > 1 ? attempts : null;
  const making = { provider, model, usage, verification, attempts: tried };
  return { result: toResult(request, review, making), cacheable };
}

const toResult = (
  { settings }: RefineTextRequest,
  {
    refinedText,
    originalTokens,
    refinedTokens,
    removedSegments,
    explanation,
    scores,
    warnings,
    checks,
  }: VerifiedReview,
  { usage, ...making }: Making,
): OptimizationResult => ({
  refinedText,
  originalTokens,
  refinedTokens,
  removedSegments,
  explanation,
  scores,
  warnings,
  ...making,
  inputTokens: usage.inputTokens,
  outputTokens: usage.outputTokens,
  costUsd: usage.costUsd,
  status: 'completed',
  // As asked for, whoever answered in the end.
  mode: settings.mode,
  refinerVersion: REFINER_VERSION,
  savingsPercentage: savingsPercentage(originalTokens, refinedTokens),
  checks: toChecks(checks),
  cached: false,
});
