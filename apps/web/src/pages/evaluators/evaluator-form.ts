import { ApiError, type CreateEvaluatorInput } from '@prompt-refinery/client';
import { numberOf, textOf } from '../../session/form-data.ts';
import type { EvaluatorKind } from './evaluators-search.ts';
import { isObject, SETTINGS_OF_KIND, type Setting } from './settings.ts';

/** What a schema is that cannot be sent. */
export interface SchemaWords {
  notJson: string;
  notObject: string;
}

/** The field of a setting, as the API names it. */
export const fieldOf = (setting: Setting): string => `settings.${setting}`;

const TEXTS = new RegExp(`^${fieldOf('values')}\\.\\d+$`);

/** The evaluator that a form describes. Throws a `validation_failed` for a schema that is no JSON object. */
export function evaluatorOf(kind: EvaluatorKind, form: FormData, words: SchemaWords): CreateEvaluatorInput {
  const name = textOf(form, 'name').trim();
  const settings = Object.fromEntries(
    SETTINGS_OF_KIND[kind].flatMap((setting) => {
      const value = read(setting, form, words);
      return value === undefined ? [] : [[setting, value] as const];
    }),
  );
  return { kind, settings, ...(name && { name }) };
}

/** What was chosen for a setting; undefined: its default. */
function read(setting: Setting, form: FormData, words: SchemaWords): unknown {
  const field = fieldOf(setting);
  const text = textOf(form, field);
  switch (setting) {
    case 'values':
      return textsOf(form);
    case 'mode':
      return text === 'any' ? text : undefined;
    case 'ignoreCase':
    case 'negate':
      return form.has(field) || undefined;
    case 'threshold':
      return numberOf(form, field) ?? undefined;
    case 'schema':
      return schemaOf(text, words);
    case 'model':
      return text.trim() || undefined;
    // White space may matter.
    default:
      return text || undefined;
  }
}

/** An empty one among others stays: what the API says of a text then stands at its field. */
function textsOf(form: FormData): string[] | undefined {
  const texts = [...form].flatMap(([name, value]) =>
    TEXTS.test(name) && typeof value === 'string' ? [value] : [],
  );
  return texts.some((text) => text !== '') ? texts : undefined;
}

function schemaOf(text: string, { notJson, notObject }: SchemaWords): Record<string, unknown> {
  const refuse = (message: string): ApiError =>
    new ApiError({
      code: 'validation_failed',
      detail: message,
      errors: [{ path: fieldOf('schema'), message }],
    });
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    throw refuse(notJson);
  }
  if (!isObject(schema)) throw refuse(notObject);
  return schema;
}
