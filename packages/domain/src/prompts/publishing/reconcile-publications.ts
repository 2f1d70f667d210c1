import type { Context } from '../../context/context.ts';
import { approveAllPending } from './approve-pending.ts';
import { hideAllReported } from './hide-reported.ts';
import { notifyOfVerdicts } from './notify-of-verdicts.ts';

/**
 * Does what processes that died have left of published prompts: approvals, what reports hide, and verdicts
 * that nobody was told.
 */
export async function reconcilePublications(ctx: Context): Promise<void> {
  await hideAllReported(ctx);
  const approved = await approveAllPending(ctx);
  await notifyOfVerdicts(ctx);
  if (approved) ctx.logger.info({ approved }, 'published prompts approved');
}
