import type { CallResult } from '@refinery/providers/spec.ts';
import type { Context } from '../../context/context.ts';
import { candidateThatAnswered } from '../../providers/call-usage.ts';
import type { Review, VerifiedReview } from '../../refining/refiner-tasks.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import { damageOf } from '../../verification/doubts/decide.ts';
import type { Dispensable } from '../../verification/doubts/questions.ts';
import type { VerificationUsage, VerifiedResult } from '../../verification/doubts/verified-result.ts';
import { verifyDoubts } from '../../verification/verify-doubts.ts';
import type { OptimizationSettings } from '../optimization.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import { fitModelText } from './fit-model-text.ts';
import { parseModelReply } from './parse-model-reply.ts';
import { describeDamage } from './repair-turn.ts';

/** What a model's reply is worth. */
export interface Evaluation {
  /** The result; null where the reply held none. */
  review: VerifiedReview | null;
  /** Why the result must not be used, in words for the caller; null where it may. */
  problem: string | null;
  /** Whether the problem is what the result lost, left in doubt or added, so that it can be mended. */
  damaged: boolean;
  /** What a second reader billed for it. */
  verification: VerificationUsage | null;
}

const nothing = (problem: string): Evaluation => ({
  review: null,
  problem,
  damaged: false,
  verification: null,
});

/**
 * Reads a model's reply, checks it against the original and has its doubts read, unless it cannot be used anyway.
 */
export async function evaluateReply(
  ctx: Pick<Context, 'logger' | 'providers' | 'refiner' | 'settings' | 'stopping'>,
  request: RefineTextRequest,
  { reply, provider }: CallResult,
  delimiter: string,
): Promise<Evaluation> {
  const { organizationId, text, settings, candidates } = request;
  const parsed = parseModelReply(reply.text, delimiter, reply.finishReason === 'length', text.length);
  if (!parsed.ok) return nothing(parsed.reason);
  try {
    const seen = await ctx.refiner.review(organizationId, text, parsed.refinedText, settings);
    const review = await fitModelText(ctx, request, seen);
    const { verify, strictness } = settings;
    const { checks, usage, problem } = await verifyDoubts(ctx, {
      organizationId,
      original: text,
      rewritten: review.refinedText,
      result: review.findings,
      verify: isWorthReading(request, review) ? verify : 'off',
      strictness,
      dispensable: dispensableBy(settings),
      readers: request.readers ?? [candidateThatAnswered(candidates, provider)],
    });
    return { ...decide(request, review, checks, problem), verification: usage };
  } catch (error) {
    // What a model wrote may be hard to check where the prompt is not.
    if (!isLimitExceeded(error)) throw error;
    return nothing('the result could not be checked in time');
  }
}

/** Legal texts and gentle refining lose nothing; from `medium` on background may go, at `high` reasons as well. */
function dispensableBy({
  strategy,
  compressionLevel,
}: Pick<OptimizationSettings, 'strategy' | 'compressionLevel'>): Dispensable {
  if (strategy === 'LEGAL' || compressionLevel === 'low') return 'nothing';
  return compressionLevel === 'high' ? 'reasons' : 'background';
}

/** What is lost for certain, or of no use, is not used, whatever its doubts. */
function isWorthReading(request: RefineTextRequest, review: Review): boolean {
  const { lost, added } = review.findings;
  if (lost.length || added.some(({ verdict }) => verdict === 'lost')) return false;
  return review.isAboutTheSame && !isTooLong(request, review);
}

const isTooLong = ({ settings }: RefineTextRequest, { originalTokens, refinedTokens }: Review): boolean =>
  settings.outputFormat === 'default' && refinedTokens > originalTokens;

function decide(
  request: RefineTextRequest,
  review: Review,
  checks: VerifiedResult,
  unread: string | null,
): Omit<Evaluation, 'verification'> {
  const scores = { ...review.scores, integrity: checks.integrity };
  const warnings = [...review.warnings, ...structureWarnings(request.settings.outputFormat, review)];
  const verified = { ...review, scores, warnings, checks };
  const tooLong = isTooLong(request, review);
  const damaged = !checks.passed && !(tooLong && !checks.lost.length);
  const damage = damaged ? describeDamage(damageOf(checks)) : null;
  if (checks.lost.length) return { review: verified, problem: damage, damaged };
  if (!review.isAboutTheSame) {
    return { review: verified, problem: 'the result has too little in common with the prompt', damaged };
  }
  if (tooLong) return { review: verified, problem: 'the result was longer than the original', damaged };
  return { review: verified, problem: damage && unread ? `${damage}; ${unread}` : damage, damaged };
}

function structureWarnings(format: string, { originalTokens, refinedTokens }: Review): string[] {
  if (refinedTokens <= originalTokens) return [];
  return [`The ${format} structure costs ${refinedTokens - originalTokens} tokens more than the original.`];
}
