import type { Context } from '../context/context.ts';
import type { RefineRequest } from './refine-request.ts';
import type { Review } from './refiner-tasks.ts';

/**
 * A faithful result of a model that is longer than the target loses sentences of background, as a local one would; the
 * guard then looks again. Structured text and LEGAL text stay as they are. Models count tokens badly.
 */
export async function fitModelText(
  ctx: Context,
  { organizationId, text, settings }: RefineRequest,
  review: Review,
): Promise<Review> {
  const { targetTokens, outputFormat, strategy, preserve } = settings;
  if (targetTokens === undefined || review.refinedTokens <= targetTokens) return review;
  if (!review.checks.passed || outputFormat !== 'default' || strategy === 'LEGAL') return review;
  const trimmed = await ctx.refiner.refine(organizationId, review.refinedText, {
    compressionLevel: 'low',
    targetTokens,
    preserve,
  });
  const again = await ctx.refiner.review(organizationId, text, trimmed.refinedText, settings);
  return again.checks.passed && again.refinedTokens < review.refinedTokens ? again : review;
}
