import type { PromptVersionReply, RestoreVersionBody } from '@refinery/contracts/prompts.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { insertVersion } from './internal/new-version.ts';
import { auditedPrompt, toVersionReply } from './internal/to-reply.ts';
import { typeOf } from './type-of.ts';
import { findVersion, lockPrompt } from './version-rows.ts';

/** Adds a version that says what an earlier one says. Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`. */
export async function restorePromptVersion(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  { id, n, note = null }: RestoreVersionBody & { id: string; n: number },
): Promise<PromptVersionReply> {
  requirePermission(ctx, 'prompts:write');
  return mutate(ctx, 'prompt.restore', async (tx) => {
    const prompt = await lockPrompt(ctx, tx, id);
    const { messages, sections, config, variables, tokens, hash } = await findVersion(ctx, tx, id, n);
    const number = prompt.latest + 1;
    const place = { promptId: id, number, kind: 'restored', parent: n, note } as const;
    const content = { messages, sections, config, variables, tokens, hash };
    const version = await insertVersion(ctx, tx, place, content);
    const columns = { latest: number, type: typeOf(messages), updatedAt: ctx.clock.now() };
    await tx
      .update(prompts)
      .set(columns)
      .where(whereOwn(ctx, prompts, id));
    const result = toVersionReply(version);
    await bindResource(tx, ctx, id);
    await keepReply(ctx, tx, { status: 200, body: result });
    const before = auditedPrompt(prompt);
    return { target: id, before, after: auditedPrompt({ ...prompt, ...columns }), result };
  });
}
