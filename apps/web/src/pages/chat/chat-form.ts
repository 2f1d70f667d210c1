import type { ChatSession } from '@prompt-refinery/client';
import { textOf } from '../../session/form-data.ts';

interface ChatForm {
  title: string;
  model: string;
  systemPrompt: string;
}

/** What the form says of a chat. A system prompt stays as it was written. */
const chatForm = (form: FormData): ChatForm => ({
  title: textOf(form, 'title').trim(),
  model: textOf(form, 'model').trim(),
  systemPrompt: textOf(form, 'systemPrompt'),
});

/** Of a new chat: what was left empty is left to the API. */
export function newChat(form: FormData) {
  const { title, model, systemPrompt } = chatForm(form);
  return {
    ...(title && { title }),
    ...(model && { model }),
    ...(systemPrompt.trim() && { systemPrompt }),
  };
}

/** Of a chat that there is: what differs from what the form began with. What was emptied is removed. */
export function changedChat(form: FormData, before: Pick<ChatSession, keyof ChatForm>) {
  const { title, model, systemPrompt } = chatForm(form);
  const wanted = {
    title: title || null,
    model: model || 'auto',
    systemPrompt: systemPrompt.trim() ? systemPrompt : null,
  };
  return {
    ...(wanted.title === before.title ? {} : { title: wanted.title }),
    ...(wanted.model === before.model ? {} : { model: wanted.model }),
    ...(wanted.systemPrompt === inField(before.systemPrompt) ? {} : { systemPrompt: wanted.systemPrompt }),
  };
}

/** As a field has a text: there lines end in one way only. */
const inField = (text: string | null): string | null =>
  text === null ? null : text.replaceAll(/\r\n?/g, '\n');
