import type { PromptReply } from '@refinery/contracts/prompts.ts';
import type { Context } from '../../context/context.ts';
import { approvePending } from './approve-pending.ts';

/**
 * After the commit that published a prompt: lets everybody see it, where that waits for no operator. Gives
 * the reply with what became of it. Where it fails, or the process dies before, the reconciler does it.
 */
export async function approveAfterCommit(
  ctx: Pick<Context, 'logger' | 'platformDb' | 'settings'>,
  reply: PromptReply,
): Promise<PromptReply> {
  const { publicId, publicStatus } = reply;
  if (publicId === null || publicStatus !== 'pending') return reply;
  try {
    const status = await approvePending(ctx, publicId);
    return status === 'approved' ? { ...reply, publicStatus: status } : reply;
  } catch (error) {
    ctx.logger.error({ err: error, publicationId: publicId }, 'published prompt not shown yet');
    return reply;
  }
}
