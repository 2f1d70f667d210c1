import type { Context } from '../../context/context.ts';
import type { Review } from '../../refining/refiner-tasks.ts';
import type { RefineTextRequest } from '../resolve-request.ts';

/**
 * A result of a model that lost nothing but is longer than the target loses sentences of background, as a local one
 * would. Structured text and LEGAL text stay as they are. Models count tokens badly.
 */
export async function fitModelText(
  ctx: Pick<Context, 'refiner'>,
  { organizationId, text, settings }: RefineTextRequest,
  review: Review,
): Promise<Review> {
  const { targetTokens, outputFormat, strategy, preserve, material, refineMaterial } = settings;
  if (targetTokens === undefined || review.refinedTokens <= targetTokens) return review;
  if (review.findings.lost.length || outputFormat !== 'default' || strategy === 'LEGAL') return review;
  const kept = { preserve, material, refineMaterial };
  return ctx.refiner.trim(organizationId, { original: text, review, targetTokens, ...kept });
}
