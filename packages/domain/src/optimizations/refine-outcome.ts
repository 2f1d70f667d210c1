import type { Mode, Provider } from '@refinery/contracts/enums.ts';
import { REFINER_VERSION } from '@refinery/refiner';
import type { BilledUsage } from '../providers/call-usage.ts';
import type { Refinement } from '../refining/refiner-tasks.ts';
import { decideByRule } from '../verification/doubts/decide.ts';
import type { VerificationUsage, VerifiedResult } from '../verification/doubts/verified-result.ts';
import type { ModelRefinement } from './ask-model.ts';
import type { VerifiedReview } from './judge-reply.ts';
import type { AttemptRecord } from './refine-request.ts';

/** A refined prompt and how it came about. */
export interface RefineOutcome extends Omit<Refinement, 'checks'> {
  checks: VerifiedResult;
  provider: Provider;
  model: string;
  /** Every provider tried, in order, where there was more than one. */
  attempts?: AttemptRecord[];
  /** All that vendors billed. */
  usage: BilledUsage;
  /** The part of it that the second reader billed, where one was asked. */
  verification: VerificationUsage | null;
  /** Whether asking again would give the same: not so where somebody stood in for the provider asked for. */
  cacheable: boolean;
  /** As asked for, whoever answered in the end. */
  mode: Mode;
}

/** An outcome before it is said how it was asked for. */
export type Made = Omit<RefineOutcome, 'mode'>;

const NO_USAGE = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** What stands in a result's `model` where the local refiner made it. */
const localModel = `local-${REFINER_VERSION}`;

/** A result of the local refiner, which nobody bills and no second reader sees. */
export const byLocal = (local: Refinement): Made => ({
  ...local,
  checks: decideByRule(local.checks),
  provider: 'local',
  model: localModel,
  usage: NO_USAGE,
  verification: null,
  cacheable: true,
});

/** The local result in the place of a model's, which was billed all the same. */
export function localInstead(refinement: ModelRefinement, local: Refinement, problem: string): Made {
  const { provider, usage, verification, attempts } = refinement;
  return {
    ...byLocal(local),
    usage,
    verification,
    warnings: [...local.warnings, `${provider}: ${problem}. The built-in refiner was used instead.`],
    attempts: [
      ...attempts.map((attempt) => (attempt.error === null ? { ...attempt, error: problem } : attempt)),
      { provider: 'local', error: null, latencyMs: 0 },
    ],
    cacheable: false,
  };
}

/** A result that holds nothing but the model's words, or the original's. */
export function byModel(
  refinement: ModelRefinement,
  { found: _, isAboutTheSame: __, ...review }: VerifiedReview,
  cacheable: boolean,
): Made {
  const { provider, model, usage, verification, attempts } = refinement;
  const tried = attempts.length > 1 ? { attempts } : {};
  return { ...review, provider, model, usage, verification, ...tried, cacheable };
}
