import type { FidelityResult, Requirement } from '@refinery/guard';
import type { Context } from '../context/context.ts';
import type { RefineRequest } from './refine-request.ts';
import type { Review } from './refiner-tasks.ts';

/**
 * A result of a model that lost nothing but is longer than the target loses sentences of background, as a local one
 * would; the guard then looks again, and must neither miss nor doubt more than before. Structured text and LEGAL text
 * stay as they are. Models count tokens badly.
 */
export async function fitModelText(
  ctx: Context,
  { organizationId, text, settings }: RefineRequest,
  review: Review,
): Promise<Review> {
  const { targetTokens, outputFormat, strategy, preserve } = settings;
  if (targetTokens === undefined || review.refinedTokens <= targetTokens) return review;
  if (review.checks.lost.length || outputFormat !== 'default' || strategy === 'LEGAL') return review;
  const trimmed = await ctx.refiner.refine(organizationId, review.refinedText, {
    compressionLevel: 'low',
    targetTokens,
    preserve,
  });
  const again = await ctx.refiner.review(organizationId, text, trimmed.refinedText, settings);
  return isNoWorse(again.checks, review.checks) && again.refinedTokens < review.refinedTokens
    ? again
    : review;
}

/** Whether what is kept in one form is kept in the other too. */
function isNoWorse(after: FidelityResult, before: FidelityResult): boolean {
  const doubts = new Set(before.requirements.filter(({ verdict }) => verdict !== 'kept').map(placeOf));
  const isKnown = (item: Requirement) => item.verdict === 'kept' || doubts.has(placeOf(item));
  return !after.lost.length && after.requirements.every(isKnown) && after.added.length <= before.added.length;
}

const placeOf = ({ kind, start, end }: Requirement): string => `${kind} ${start} ${end}`;
