import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { isPlaceholder, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { type CreatePromptBody, PROMPT_SECTIONS, type PromptSections } from '@refinery/contracts/prompts.ts';
import { invalidField } from '../../../errors/invalid-field.ts';
import { renderSections } from './render-sections.ts';

/** What a prompt says. */
export interface PromptText {
  messages: PromptMessage[];
  sections: PromptSections | null;
}

type TextBody = Pick<
  CreatePromptBody,
  'content' | 'messages' | 'rawPrompt' | (typeof PROMPT_SECTIONS)[number]
>;

/**
 * Reads the text of a request, which has one of three forms: `content`, `messages`, or `rawPrompt` and
 * sections.
 * @param before the sections so far: those that the request leaves out stay
 * @returns null where the request has no text
 * Errors: `validation_failed` for two forms, for sections without a task, and for more than 200,000
 * characters.
 */
export function readText(input: TextBody, before: PromptSections | null): PromptText | null {
  const { content, messages, rawPrompt } = input;
  const forms = [
    ...(content === undefined ? [] : ['content']),
    ...(messages === undefined ? [] : ['messages']),
    ...(rawPrompt === undefined && !hasSections(input) ? [] : ['rawPrompt']),
  ];
  const [form, second] = forms;
  if (form === undefined) return null;
  if (second !== undefined) throw invalidField(second, `cannot be combined with ${form}: give the text once`);
  const text = readForm(input, before);
  assertTextLength(form, text.messages);
  return text;
}

function readForm(input: TextBody, before: PromptSections | null): PromptText {
  if (input.content !== undefined) return saidByUser(input.content);
  if (input.messages) return { messages: input.messages, sections: null };
  return readSections(input, before);
}

const saidByUser = (content: string): PromptText => ({
  messages: [{ role: 'user', content }],
  sections: null,
});

const hasSections = (input: TextBody): boolean => PROMPT_SECTIONS.some((name) => input[name] !== undefined);

function readSections(input: TextBody, before: PromptSections | null): PromptText {
  const { rawPrompt } = input;
  const sections = hasSections(input) ? mergeSections(before ?? {}, input) : null;
  if (rawPrompt !== undefined) return { ...saidByUser(rawPrompt), sections };
  if (!sections?.task?.trim()) {
    throw invalidField('task', 'is required where the prompt is written in sections');
  }
  return { ...saidByUser(renderSections(sections)), sections };
}

/** The sections with what a request says of them; null and an empty text remove one. */
function mergeSections(before: PromptSections, input: TextBody): PromptSections {
  const merged = PROMPT_SECTIONS.map((name) => [
    name,
    input[name] === undefined ? before[name] : input[name],
  ]);
  return Object.fromEntries(merged.filter(([, text]) => text));
}

/** Errors: `validation_failed` for more than 200,000 characters. */
export function assertTextLength(form: string, messages: readonly PromptMessage[]): void {
  const length = messages.reduce(
    (sum, message) => sum + (isPlaceholder(message) ? 0 : message.content.length),
    0,
  );
  if (length > MAX_TEXT_LENGTH)
    throw invalidField(form, 'must not have more than 200,000 characters in total');
}
