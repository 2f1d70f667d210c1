import type { Context } from '../../context/context.ts';
import { draftOptions } from '../../refining/find-edits.ts';
import type { Review } from '../../refining/refiner-tasks.ts';
import type { RefineTextRequest } from '../resolve-request.ts';

/** What the local refiner makes of a prompt before a model is asked. */
export interface HybridDraft {
  /** What the model gets to see. */
  text: string;
  /** The local refiner's own answer to the request, which the model's has to beat. */
  local: Review;
}

/** Lets the local refiner work first, at the level asked for. */
export async function makeDraft(
  ctx: Pick<Context, 'refiner'>,
  { organizationId, text, settings }: RefineTextRequest,
): Promise<HybridDraft> {
  const local = await ctx.refiner.refine(organizationId, text, settings);
  const sameOptions = settings.outputFormat === 'default' && settings.targetTokens === undefined;
  const seen = sameOptions ? local : await ctx.refiner.refine(organizationId, text, draftOptions(settings));
  return { text: seen.refinedText.trim() ? seen.refinedText : text, local };
}
