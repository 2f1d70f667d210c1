import type { PromptReply } from '@refinery/contracts/prompts.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { toPromptReply } from './internal/to-prompt-reply.ts';
import { findPromptNow } from './version-rows.ts';

/** A prompt with its newest version. Errors: `forbidden`, `prompt_not_found`. */
export async function getPrompt(ctx: CallerContext, { id }: { id: string }): Promise<PromptReply> {
  requirePermission(ctx, 'prompts:read');
  return toPromptReply(ctx, await ctx.tenant.run((tx) => findPromptNow(ctx, tx, id)));
}
