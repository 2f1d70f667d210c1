import type { Transaction } from '@refinery/db/create-db.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { changePrompt } from './internal/change-prompt.ts';
import { expandIncludes, lockIncludes } from './internal/expand-includes.ts';
import { describeVersion, type VersionMaking } from './internal/new-version.ts';
import type { PromptText } from './internal/read-text.ts';
import { renderSections } from './internal/render-sections.ts';
import { auditedChange } from './internal/to-prompt-reply.ts';
import { findVersion, lockPromptNow, type VersionRow } from './version-rows.ts';

export { type PromptText, renderSections };

/** A text of a prompt with what it includes now. Errors: `include_invalid`. */
export const expandText = (
  ctx: CallerContext,
  promptId: string,
  text: PromptText,
): Promise<Pick<VersionRow, 'messages' | 'source' | 'sections'>> =>
  ctx.tenant.run((tx) => expandIncludes(ctx, tx, promptId, text));

interface Addition {
  making: Omit<VersionMaking, 'parent'> & { parent: number };
  text: PromptText;
  /** What belongs to the change, in the same transaction. */
  also?: (tx: Transaction, version: VersionRow) => Promise<void>;
}

/**
 * Adds a version with another text to a prompt; it has the configuration of the version that it was made of.
 * Null, and nothing is added, where it would say what that one says.
 * Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`, `include_invalid`,
 * `refining_limit_exceeded`.
 */
export async function addVersion(
  ctx: CallerContext<'clock' | 'refiner'>,
  promptId: string,
  { making, text, also }: Addition,
): Promise<VersionRow | null> {
  requirePermission(ctx, 'prompts:write');
  const parent = await ctx.tenant.run((tx) => findVersion(ctx, tx, promptId, making.parent));
  const draft = async (tx: Transaction) => ({
    text: await expandIncludes(ctx, tx, promptId, text),
    config: parent.config,
  });
  const ahead = await describeVersion(ctx, await ctx.tenant.run(draft));
  if (ahead.hash === parent.hash) return null;
  return mutate(ctx, 'prompt.update', async (tx) => {
    if (ahead.source) await lockIncludes(ctx, tx);
    const before = await lockPromptNow(ctx, tx, promptId);
    const content = await describeVersion(ctx, await draft(tx), ahead);
    const after = await changePrompt(ctx, tx, before, { version: { making, content } });
    await also?.(tx, after.version);
    return { ...auditedChange(before, after), result: after.version };
  });
}
