import { ApiError, type DatasetItem, type DatasetItemInput } from '@prompt-refinery/client';
import { textOf } from '../../session/form-data.ts';
import { wrongItemsOf } from '../../uploads/wrong-items.ts';
import type { Input, InputValue } from './short-input.ts';

/** A variable of the prompt, as a form asks for its value. */
export interface Variable {
  name: string;
  /** Whether it is a placeholder: its value is a list of messages. */
  isMessages: boolean;
}

/** The variables that an item has values of. */
export const variablesOf = (item: DatasetItem | null): Variable[] =>
  Object.entries(item?.input ?? {}).map(([name, value]) => ({ name, isMessages: Array.isArray(value) }));

/** The field of a variable, as the API names it. */
export const fieldOf = (name: string): string => `input.${name}`;

/**
 * The item that a form describes. Throws a `validation_failed` with the words `notMessages` for messages that
 * are none.
 */
export function itemOf(
  form: FormData,
  variables: readonly Variable[],
  notMessages: string,
): DatasetItemInput {
  const input: Input = Object.fromEntries(
    variables.map(({ name, isMessages }) => {
      const text = textOf(form, fieldOf(name));
      return [name, isMessages ? messagesOf(text, name, notMessages) : text] as const;
    }),
  );
  const [expected, customId] = [textOf(form, 'expected'), textOf(form, 'customId').trim()];
  return { input, ...(expected && { expected }), ...(customId && { customId }) };
}

function messagesOf(text: string, name: string, notMessages: string): InputValue {
  const refused = new ApiError({
    code: 'validation_failed',
    detail: notMessages,
    errors: [{ path: `items.0.${fieldOf(name)}`, message: notMessages }],
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused;
  }
  if (!Array.isArray(value)) throw refused;
  return value;
}

/** What the API says of the one item of a request, as of its fields. */
export function errorOfItem(error: unknown): unknown {
  const errors = wrongItemsOf(error).map(({ path, message }) => ({ path, message }));
  if (!(error instanceof ApiError) || errors.length === 0) return error;
  const { code, detail, status, requestId } = error;
  return new ApiError({ code, detail, status, requestId, errors });
}
