import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { toVersionReply } from './to-version-reply.ts';
import { findLabels, findVersion } from './version-rows.ts';

/**
 * A version of a prompt by its number. Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`.
 */
export async function getPromptVersion(
  ctx: CallerContext,
  { id, n }: { id: string; n: number },
): Promise<PromptVersionReply> {
  requirePermission(ctx, 'prompts:read');
  return ctx.tenant.run(async (tx) => {
    const version = await findVersion(ctx, tx, id, n);
    return toVersionReply(version, (await findLabels(ctx, tx, [id]))(id));
  });
}
