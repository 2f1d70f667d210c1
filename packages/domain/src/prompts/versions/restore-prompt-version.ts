import type { PromptVersionReply, RestoreVersionBody } from '@refinery/contracts/prompts.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { bindResource, keepReply } from '../../idempotency/idempotency.ts';
import { changePrompt } from './internal/change-prompt.ts';
import { lockIncludes } from './internal/expand-includes.ts';
import { auditedChange } from './internal/to-prompt-reply.ts';
import { toVersionReply } from './to-version-reply.ts';
import { findIncludes, findVersion, lockPromptNow } from './version-rows.ts';

/**
 * Adds a version that says what an earlier one says. Errors: `forbidden`, `prompt_not_found`,
 * `prompt_version_not_found`.
 */
export async function restorePromptVersion(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  { id, n, note = null }: RestoreVersionBody & { id: string; n: number },
): Promise<PromptVersionReply> {
  requirePermission(ctx, 'prompts:write');
  // The reply has the text.
  requirePermission(ctx, 'prompts:read');
  return mutate(ctx, 'prompt.restore', async (tx) => {
    await lockIncludes(ctx, tx);
    const before = await lockPromptNow(ctx, tx, id);
    const earlier = await findVersion(ctx, tx, id, n);
    const { messages, source, sections, config, variables, tokens, hash, score, rulesVersion } = earlier;
    const includes = await findIncludes(ctx, tx, earlier);
    const content = {
      messages,
      source,
      sections,
      config,
      variables,
      tokens,
      hash,
      score,
      rulesVersion,
      includes,
    };
    const making = { kind: 'restored', parent: n, note } as const;
    const after = await changePrompt(ctx, tx, before, { version: { making, content } });
    const result = toVersionReply(after.version, {});
    await bindResource(tx, ctx, id);
    await keepReply(ctx, tx, { status: 200, body: result });
    return { ...auditedChange(before, after), result };
  });
}
