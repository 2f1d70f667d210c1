import { prompts } from '@refinery/db/schema/prompts.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { auditedPrompt } from './internal/to-reply.ts';
import { lockPrompt } from './version-rows.ts';

/** Deletes a prompt with all its versions. Errors: `forbidden`, `prompt_not_found`. */
export async function deletePrompt(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'prompts:write');
  await mutate(ctx, 'prompt.delete', async (tx) => {
    const prompt = await lockPrompt(ctx, tx, id);
    await tx.delete(prompts).where(whereOwn(ctx, prompts, id));
    await forgetReplies(tx, ctx.actor.organizationId, id);
    return { target: id, before: auditedPrompt(prompt), result: undefined };
  });
}
