import type { Context } from '../context/context.ts';
import { isLimitExceeded } from '../threads/limit-exceeded.ts';
import { confirmedIn } from '../verification/doubts/carry-over.ts';
import type { ModelRefinement } from './ask-model.ts';
import { byModel, type Made } from './refine-outcome.ts';
import type { RefineRequest } from './refine-request.ts';

/**
 * A damaged result of a model with the original's sentences where it is damaged. Null where that does not pass, or is
 * no shorter than the original. No vendor is asked. Structured results have no sentences to put back.
 */
export async function mixInstead(
  ctx: Context,
  { organizationId, text, settings }: RefineRequest,
  refinement: ModelRefinement,
): Promise<Made | null> {
  const { review, damaged, provider, problem } = refinement;
  if (!review?.isAboutTheSame || !damaged || settings.outputFormat !== 'default') return null;
  const rewritten = review.refinedText;
  const confirmed = confirmedIn(rewritten, review.found, review.checks);
  const { requirements, added } = review.checks;
  const task = { original: text, rewritten, checks: { requirements, added }, confirmed, options: settings };
  const mixed = await ctx.refiner.mix(organizationId, task).catch((error: unknown) => {
    if (!isLimitExceeded(error)) throw error;
    return null;
  });
  if (!mixed?.review.isAboutTheSame || mixed.review.refinedTokens >= mixed.review.originalTokens) return null;
  const { checks: found, ...rest } = mixed.review;
  const warning = `${provider}: ${problem}. Sentences of the original stand where it was damaged.`;
  const scores = { ...rest.scores, integrity: mixed.checks.integrity };
  const warnings = [...rest.warnings, warning];
  return byModel(refinement, { ...rest, scores, warnings, checks: mixed.checks, found }, false);
}
