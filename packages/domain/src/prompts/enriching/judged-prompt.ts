import type { ValidatePromptBody } from '@refinery/contracts/prompt-quality.ts';
import type { CallerContext } from '../../context/context.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { type PromptText, renderSections } from '../versions/add-version.ts';
import { findNamedVersion } from '../versions/version-rows.ts';

/**
 * What a request asks to be judged: a prompt of the library in its newest version, a text, or sections.
 * Errors: `validation_failed` for none or two of them, `prompt_not_found`.
 */
export async function readJudged(
  ctx: CallerContext,
  { promptId, text, sections }: ValidatePromptBody,
): Promise<PromptText> {
  const given = [promptId, text, sections].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw invalidField('text', 'is required, or promptId, or sections: exactly one of them');
  if (promptId !== undefined) return ctx.tenant.run((tx) => findNamedVersion(ctx, tx, promptId, {}));
  if (text !== undefined) return { messages: [{ role: 'user', content: text }], sections: null };
  const filled = Object.fromEntries(Object.entries(sections ?? {}).filter(([, section]) => section));
  return { messages: [{ role: 'user', content: renderSections(filled) }], sections: filled };
}
