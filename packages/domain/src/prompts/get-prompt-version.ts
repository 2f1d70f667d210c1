import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { toVersionReply } from './internal/to-reply.ts';
import { findVersion } from './version-rows.ts';

/** A version of a prompt by its number. Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`. */
export async function getPromptVersion(
  ctx: CallerContext,
  { id, n }: { id: string; n: number },
): Promise<PromptVersionReply> {
  requirePermission(ctx, 'prompts:read');
  return toVersionReply(await ctx.tenant.run((tx) => findVersion(ctx, tx, id, n)));
}
