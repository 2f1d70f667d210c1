import type { Context } from '../../context/context.ts';
import type { Review, VerifiedReview } from '../../refining/refiner-tasks.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import { confirmedIn } from '../../verification/doubts/carry-over.ts';
import type { VerifiedResult } from '../../verification/doubts/verified-result.ts';
import type { RefineTextRequest } from '../resolve-request.ts';

/**
 * A damaged result of a model with the original's sections where it is damaged, and with its doubts where they may stay. Null where
 * that is damaged too, or is no shorter than the original. No vendor is asked. Structured results have no sections to put back.
 */
export async function putBack(
  ctx: Pick<Context, 'refiner'>,
  { organizationId, text, settings }: RefineTextRequest,
  review: Review,
  checks: VerifiedResult,
  { leaveDoubts }: { leaveDoubts: boolean },
): Promise<VerifiedReview | null> {
  if (!review.isAboutTheSame || settings.outputFormat !== 'default') return null;
  const rewritten = review.refinedText;
  const confirmed = confirmedIn(rewritten, review.findings, checks);
  const { requirements, added } = checks;
  const damaged = { original: text, rewritten, checks: { requirements, added } };
  const task = { ...damaged, confirmed, leaveDoubts, options: settings };
  const mixed = await ctx.refiner.mix(organizationId, task).catch((error: unknown) => {
    if (!isLimitExceeded(error)) throw error;
    return null;
  });
  if (!mixed?.isAboutTheSame || mixed.refinedTokens >= mixed.originalTokens) return null;
  return mixed;
}
