import type { EnhancePromptBody } from '@refinery/contracts/enrichments.ts';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { isPlaceholder, joinContents, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptSections } from '@refinery/contracts/prompts.ts';
import type { CallerContext } from '../../../context/context.ts';
import { invalidField } from '../../../errors/invalid-field.ts';
import { judge, type Quality } from '../../../prompt-quality/judge.ts';
import { expandText, type PromptText, renderSections } from '../../versions/add-version.ts';
import { findNamedVersion, type VersionRow } from '../../versions/version-rows.ts';
import { readJudged } from '../judged-prompt.ts';

/** What is enriched: one message of a prompt. The other ones stay as they are. */
export interface Target {
  promptId: string | null;
  /** The version of the prompt that it is; null for what is in no library. */
  version: VersionRow | null;
  /** As they were written, with their includes. */
  messages: readonly PromptMessage[];
  /** The place of the message among them. */
  index: number;
  /** What it says. */
  text: string;
  /** The same in sections, where it was written so. */
  sections: PromptSections | null;
  /** Of the prompt as it is. */
  quality: Quality;
}

/**
 * Reads what a request asks to be enriched. Of several messages it is the first of the system, else the first
 * of the user. Errors: `validation_failed`, `prompt_not_found`, `include_invalid` where the prompt includes
 * what cannot be included any more.
 */
export async function readTarget(
  ctx: CallerContext,
  { promptId, ...given }: Pick<EnhancePromptBody, 'promptId' | 'text' | 'sections'>,
): Promise<Target> {
  if (promptId !== undefined && given.text === undefined && given.sections === undefined)
    return targetOfPrompt(ctx, promptId);
  const written = await readJudged(ctx, { ...given, ...(promptId === undefined ? {} : { promptId }) });
  if (joinContents(written.messages).length > MAX_TEXT_LENGTH)
    throw invalidField('sections', 'must not have more than 200,000 characters in total');
  return toTarget(written, {
    promptId: null,
    version: null,
    path: given.text === undefined ? 'sections' : 'text',
  });
}

async function targetOfPrompt(ctx: CallerContext, promptId: string): Promise<Target> {
  const version = await ctx.tenant.run((tx) => findNamedVersion(ctx, tx, promptId, {}));
  const written = { messages: version.source ?? version.messages, sections: version.sections };
  // Before a model is paid for a text that could not be saved.
  if (version.source) await expandText(ctx, promptId, written);
  return toTarget(written, { promptId, version, path: 'promptId' });
}

function toTarget(
  { messages, sections }: PromptText,
  { path, ...of }: Pick<Target, 'promptId' | 'version'> & { path: string },
): Target {
  const index = placeOf(messages, 'system') ?? placeOf(messages, 'user');
  const message = index === undefined ? undefined : messages[index];
  if (index === undefined || !message || isPlaceholder(message))
    throw invalidField(path, 'must have a message of the system or the user that says something');
  const isAll = messages.length === 1 && sections !== null && message.content === renderSections(sections);
  return {
    ...of,
    messages,
    index,
    text: message.content,
    sections: isAll ? sections : null,
    quality: judge(of.version?.messages ?? messages, sections),
  };
}

function placeOf(messages: readonly PromptMessage[], role: 'system' | 'user'): number | undefined {
  const place = messages.findIndex(
    (message) => !isPlaceholder(message) && message.role === role && message.content.trim() !== '',
  );
  return place < 0 ? undefined : place;
}

/** The messages with another text in the place of the one that is enriched. */
export const withText = ({ messages, index }: Target, content: string): PromptMessage[] =>
  messages.map((message, place) =>
    place === index && !isPlaceholder(message) ? { ...message, content } : message,
  );

/** Whether the prompt would have more characters than one may have. */
export const isTooLong = (target: Target, content: string): boolean =>
  joinContents(withText(target, content)).length > MAX_TEXT_LENGTH;

/** Where the text begins when all contents are joined, in UTF-16 code units: the same before and after. */
export const offsetOf = ({ messages, index }: Target): number =>
  index === 0 ? 0 : joinContents(messages.slice(0, index)).length + '\n\n'.length;

/** How good the prompt is with other messages. Errors: `include_invalid`. */
export async function qualityWith(ctx: CallerContext, target: Target, written: PromptText): Promise<number> {
  const { promptId, version } = target;
  const { messages, sections } =
    promptId !== null && version?.source ? await expandText(ctx, promptId, written) : written;
  return judge(messages, sections).score;
}
