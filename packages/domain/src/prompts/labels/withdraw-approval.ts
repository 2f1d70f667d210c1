import type { ApprovalReply } from '@refinery/contracts/prompt-labels.ts';
import { promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { and, eq } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { findVersion, lockPrompt } from '../versions/version-rows.ts';
import { countApprovals } from './internal/count-approvals.ts';

/**
 * Withdraws the caller's approval of a version; none that is there is none that is left. Labels that the
 * version has stay. Errors: `forbidden`, also for API keys, `prompt_not_found`, `prompt_version_not_found`.
 */
export async function withdrawApproval(
  ctx: CallerContext<'clock'>,
  { id, n }: { id: string; n: number },
): Promise<ApprovalReply> {
  requirePermission(ctx, 'prompts:approve');
  const { organizationId, userId } = ctx.actor;
  return mutate(ctx, 'prompt.withdraw-approval', async (tx) => {
    await lockPrompt(ctx, tx, id);
    const version = await findVersion(ctx, tx, id, n);
    await tx
      .delete(promptApprovals)
      .where(
        and(
          eq(promptApprovals.organizationId, organizationId),
          eq(promptApprovals.promptId, id),
          eq(promptApprovals.version, n),
          eq(promptApprovals.userId, userId),
        ),
      );
    const approvals = await countApprovals(ctx, tx, version);
    return { target: id, after: { version: n, approvals }, result: { promptId: id, version: n, approvals } };
  });
}
