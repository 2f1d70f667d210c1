import type { CallResult } from '@refinery/providers/spec.ts';
import type { Context } from '../../context/context.ts';
import { candidateThatAnswered } from '../../providers/call-usage.ts';
import type { Review, VerifiedReview } from '../../refining/refiner-tasks.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import { type Damage, damageOf, decideByRule } from '../../verification/doubts/decide.ts';
import { type KnownAnswers, NOTHING_KNOWN } from '../../verification/doubts/known-answers.ts';
import type { Dispensable } from '../../verification/doubts/questions.ts';
import type { VerificationUsage, VerifiedResult } from '../../verification/doubts/verified-result.ts';
import { describeDamage } from '../../verification/repair-turn.ts';
import { type Verification, verifyDoubts } from '../../verification/verify-doubts.ts';
import type { OptimizationSettings } from '../optimization.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import { fitModelText } from './fit-model-text.ts';
import { parseModelReply } from './parse-model-reply.ts';
import { putBack } from './put-back.ts';

/** What a model's reply is worth. */
export interface Evaluation {
  /** The result; null where the reply held none. */
  review: VerifiedReview | null;
  /** Why the result must not be used, in words for the caller; null where it may. */
  problem: string | null;
  /** What the result lost, left in doubt or added, where the problem is that, so that it can be mended. */
  damage: Damage | null;
  /** The result with sections of the original where it was damaged, which passed; null where there is none. */
  mix: VerifiedReview | null;
  /** Whether doubts were left because no second reader was of use. */
  unread: boolean;
  /** What a second reader answered. */
  known: KnownAnswers;
  /** What it billed. */
  verification: VerificationUsage | null;
}

const nothing = (problem: string): Evaluation => ({
  ...{ review: null, problem, damage: null, mix: null },
  ...{ unread: false, known: NOTHING_KNOWN, verification: null },
});

/**
 * Reads a model's reply and checks it against the original. Where something is lost for certain, sections of the original come back;
 * what is doubtful is then read, unless the result cannot be used anyway, and what the reader finds changed comes back too. What is
 * `known` of an earlier reply is not asked again.
 */
export async function evaluateReply(
  ctx: Pick<Context, 'logger' | 'providers' | 'refiner' | 'settings' | 'stopping'>,
  request: RefineTextRequest,
  { reply, provider }: CallResult,
  delimiter: string,
  known = NOTHING_KNOWN,
): Promise<Evaluation> {
  const { organizationId, text, settings, candidates } = request;
  const parsed = parseModelReply(reply.text, delimiter, reply.finishReason === 'length', text.length);
  if (!parsed.ok) return nothing(parsed.reason);
  try {
    const seen = await ctx.refiner.review(organizationId, text, parsed.refinedText, settings);
    const whole = await fitModelText(ctx, request, seen);
    const mended = await withoutLosses(ctx, request, whole);
    const review = mended ?? whole;
    const verification = await verifyDoubts(ctx, {
      organizationId,
      cause: { ...request.cause, kind: 'verify' },
      original: text,
      rewritten: review.refinedText,
      result: review.findings,
      verify: isWorthReading(request, review) ? settings.verify : 'off',
      strictness: settings.strictness,
      dispensable: dispensableBy(settings),
      known,
      readers: request.readers ?? [candidateThatAnswered(candidates, provider)],
    });
    return mended
      ? await ofMended(ctx, request, { whole, mended, verification })
      : await ofWhole(ctx, request, whole, verification);
  } catch (error) {
    // What a model wrote may be hard to check where the prompt is not.
    if (!isLimitExceeded(error)) throw error;
    return nothing('the result could not be checked in time');
  }
}

type Refiner = Pick<Context, 'refiner'>;

/** The result with the sections of the original in which something was lost; null where nothing was, or that is no way out. */
async function withoutLosses(
  ctx: Refiner,
  request: RefineTextRequest,
  review: Review,
): Promise<VerifiedReview | null> {
  const { verify, strictness } = request.settings;
  if (!hasLoss(review) || isTooLong(request, review) || !mayMix(request)) return null;
  const leaveDoubts = verify !== 'off' && strictness !== 'strict';
  return putBack(ctx, request, review, decideByRule(review.findings, strictness), { leaveDoubts });
}

/** Legal texts and gentle refining lose nothing; from `medium` on background may go, at `high` reasons as well. */
function dispensableBy({
  strategy,
  compressionLevel,
}: Pick<OptimizationSettings, 'strategy' | 'compressionLevel'>): Dispensable {
  if (strategy === 'LEGAL' || compressionLevel === 'low') return 'nothing';
  return compressionLevel === 'high' ? 'reasons' : 'background';
}

const hasLoss = ({ findings: { lost, added } }: Review): boolean =>
  lost.length > 0 || added.some(({ verdict }) => verdict === 'lost');

/** What is lost for certain, or of no use, is not used, whatever its doubts. */
const isWorthReading = (request: RefineTextRequest, review: Review): boolean =>
  !hasLoss(review) && review.isAboutTheSame && !isTooLong(request, review);

const isTooLong = ({ settings }: RefineTextRequest, { originalTokens, refinedTokens }: Review): boolean =>
  settings.outputFormat === 'default' && refinedTokens > originalTokens;

/** Where nobody may stand in for the model, the original does, whole. */
const mayMix = ({ fallback, settings }: RefineTextRequest): boolean => fallback || settings.mode === 'hybrid';

/** What is wrong: where something is lost for certain, nobody has read the doubts. */
const knownDamage = (review: Review, checks: VerifiedResult): Damage =>
  hasLoss(review) ? damageOf(checks, ({ verdict }) => verdict === 'lost') : damageOf(checks);

interface Mended {
  whole: Review;
  mended: Review;
  verification: Verification;
}

/** Of a result that lost something for certain and was mended. */
async function ofMended(
  ctx: Refiner,
  request: RefineTextRequest,
  { whole, mended, verification: { checks, usage, problem, known } }: Mended,
): Promise<Evaluation> {
  const byRule = decideByRule(whole.findings, request.settings.strictness);
  const lost = knownDamage(whole, byRule);
  const left = damageOf(checks);
  const damage = {
    requirements: [...lost.requirements, ...left.requirements],
    added: [...lost.added, ...left.added],
  };
  const mix = checks.passed
    ? withChecks(mended, checks)
    : await putBack(ctx, request, mended, checks, { leaveDoubts: false });
  return {
    review: withChecks(whole, byRule),
    problem: described(damage, problem),
    ...{ damage, mix, unread: problem !== null, known, verification: usage },
  };
}

/** Of a result as the model wrote it. */
async function ofWhole(
  ctx: Refiner,
  request: RefineTextRequest,
  review: Review,
  { checks, usage, problem, known }: Verification,
): Promise<Evaluation> {
  const warnings = [...review.warnings, ...structureWarnings(request.settings.outputFormat, review)];
  const tooLong = isTooLong(request, review);
  const damage = checks.passed || (tooLong && !checks.lost.length) ? null : knownDamage(review, checks);
  const mix =
    damage && mayMix(request) ? await putBack(ctx, request, review, checks, { leaveDoubts: false }) : null;
  const evaluation = {
    review: { ...withChecks(review, checks), warnings },
    ...{ damage, mix, unread: problem !== null, known, verification: usage },
  };
  if (damage && checks.lost.length) return { ...evaluation, problem: described(damage, null) };
  if (!review.isAboutTheSame) {
    return { ...evaluation, problem: 'the result has too little in common with the prompt' };
  }
  if (tooLong) return { ...evaluation, problem: 'the result was longer than the original' };
  return { ...evaluation, problem: damage && described(damage, problem) };
}

const withChecks = (review: Review, checks: VerifiedResult): VerifiedReview => ({
  ...review,
  scores: { ...review.scores, integrity: checks.integrity },
  checks,
});

const described = (damage: Damage, unread: string | null): string =>
  unread ? `${describeDamage(damage)}; ${unread}` : describeDamage(damage);

function structureWarnings(format: string, { originalTokens, refinedTokens }: Review): string[] {
  if (refinedTokens <= originalTokens) return [];
  return [`The ${format} structure costs ${refinedTokens - originalTokens} tokens more than the original.`];
}
