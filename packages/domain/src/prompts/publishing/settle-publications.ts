import type { Context } from '../../context/context.ts';
import { approveLeftOvers } from './approve-pending.ts';
import { hideAllReported } from './hide-reported.ts';
import { tellVerdicts } from './tell-verdicts.ts';

/**
 * Does what processes that died have left of published prompts: approvals, what reports hide, and verdicts
 * that nobody was told.
 */
export async function settlePublications(ctx: Context): Promise<void> {
  await hideAllReported(ctx);
  const approved = await approveLeftOvers(ctx);
  await tellVerdicts(ctx);
  if (approved) ctx.logger.info({ approved }, 'published prompts approved');
}
