import type { ChatMessage, Prompt, PromptVersion, TestPromptInput } from '@prompt-refinery/client';
import { numberOf, textOf } from '../../../session/form-data.ts';
import type { Row } from '../write/writing.ts';

/** What a version takes: names of texts, and of lists of messages. */
export function variablesOf({ variables, messages }: Pick<PromptVersion, 'variables' | 'messages'>) {
  const places = new Set(messages.flatMap((one) => ('placeholder' in one ? [one.placeholder] : [])));
  return {
    texts: variables.filter((name) => !places.has(name)),
    placeholders: variables.filter((name) => places.has(name)),
  };
}

/** Which version is tested, as a choice says it: the newest, one by its number, or whichever has a label. */
export function whichOf(choice: string): Pick<TestPromptInput, 'version' | 'label'> {
  const [kind = '', value = ''] = choice.split(':');
  if (kind === 'version') return { version: Number(value) };
  return kind === 'label' ? { label: value } : {};
}

/** The number of the version that a choice means now. */
export function numberOfChoice(
  choice: string,
  { latest, labels }: Pick<Prompt, 'latest' | 'labels'>,
): number {
  const { version, label } = whichOf(choice);
  return version ?? (label === undefined ? latest : (labels[label] ?? latest));
}

/** In the names of fields, so that a variable `model` is not taken for the model. */
export const VALUE = 'input.';

interface Values {
  texts: readonly string[];
  placeholders: readonly string[];
  /** What was written for placeholders. */
  rows: Readonly<Record<string, readonly Row[]>>;
}

/** A test as the form says it. */
export function testOf(form: FormData, { texts, placeholders, rows }: Values): Omit<TestPromptInput, 'id'> {
  const model = textOf(form, 'model').trim();
  const temperature = numberOf(form, 'temperature');
  const values = [
    ...texts.map((name) => [name, textOf(form, VALUE + name)] as const),
    ...placeholders.map((name) => [name, messagesOf(rows[name] ?? [])] as const),
  ];
  return {
    input: Object.fromEntries(values),
    ...whichOf(textOf(form, 'which')),
    ...(model === '' ? {} : { model }),
    ...(temperature === null ? {} : { temperature }),
  };
}

const messagesOf = (rows: readonly Row[]): ChatMessage[] =>
  rows.flatMap(({ role, content }) => (role === 'placeholder' ? [] : [{ role, content }]));
