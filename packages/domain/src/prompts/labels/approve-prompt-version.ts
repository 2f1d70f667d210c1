import type { ApprovalReply } from '@refinery/contracts/prompt-labels.ts';
import { promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { findVersion, lockPrompt } from '../versions/version-rows.ts';
import { authorsOf } from './internal/authors-of.ts';
import { countApprovals } from './internal/count-approvals.ts';

/**
 * Approves a version of a prompt, once for each person. Errors: `forbidden` for API keys and for whoever
 * wrote its text, `prompt_not_found`, `prompt_version_not_found`.
 */
export async function approvePromptVersion(
  ctx: CallerContext<'clock'>,
  { id, n }: { id: string; n: number },
): Promise<ApprovalReply> {
  requirePermission(ctx, 'prompts:approve');
  const { organizationId, userId } = ctx.actor;
  return mutate(ctx, 'prompt.approve', async (tx) => {
    // A label that moves at the same time counts it, or does not.
    await lockPrompt(ctx, tx, id);
    const version = await findVersion(ctx, tx, id, n);
    if ((await authorsOf(ctx, tx, version)).includes(userId)) {
      throw new DomainError(
        'forbidden',
        'You have written the text of this version. Somebody else must approve it.',
      );
    }
    await tx
      .insert(promptApprovals)
      .values({ organizationId, promptId: id, version: n, userId, createdAt: ctx.clock.now() })
      .onConflictDoNothing();
    const approvals = await countApprovals(ctx, tx, version);
    return { target: id, after: { version: n, approvals }, result: { promptId: id, version: n, approvals } };
  });
}
