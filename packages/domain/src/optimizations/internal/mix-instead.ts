import type { Context } from '../../context/context.ts';
import type { VerifiedReview } from '../../refining/refiner-tasks.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import { confirmedIn } from '../../verification/doubts/carry-over.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import type { ModelAnswer } from './ask-model.ts';

/**
 * A damaged result of a model with the original's sentences where it is damaged. Null where that does not pass, or is
 * no shorter than the original. No vendor is asked. Structured results have no sentences to put back.
 */
export async function mixInstead(
  ctx: Pick<Context, 'refiner'>,
  { organizationId, text, settings }: RefineTextRequest,
  { review, damaged, provider, problem }: ModelAnswer,
): Promise<VerifiedReview | null> {
  if (!review?.isAboutTheSame || !damaged || settings.outputFormat !== 'default') return null;
  const rewritten = review.refinedText;
  const confirmed = confirmedIn(rewritten, review.findings, review.checks);
  const { requirements, added } = review.checks;
  const task = { original: text, rewritten, checks: { requirements, added }, confirmed, options: settings };
  const mixed = await ctx.refiner.mix(organizationId, task).catch((error: unknown) => {
    if (!isLimitExceeded(error)) throw error;
    return null;
  });
  if (!mixed?.isAboutTheSame || mixed.refinedTokens >= mixed.originalTokens) return null;
  const warning = `${provider}: ${problem}. Sentences of the original stand where it was damaged.`;
  const scores = { ...mixed.scores, integrity: mixed.checks.integrity };
  return { ...mixed, scores, warnings: [...mixed.warnings, warning] };
}
