import { numberOf, textOf } from '../../../session/form-data.ts';

/** The tags in a field, with commas between them; each once. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

const orNull = (form: FormData, name: string): string | null => textOf(form, name).trim() || null;

/** What the form says about a prompt. */
export const detailsOf = (form: FormData) => ({
  name: textOf(form, 'name').trim(),
  description: orNull(form, 'description'),
  folder: orNull(form, 'folder'),
  category: orNull(form, 'category'),
  tags: tagsOf(textOf(form, 'tags')),
});

/** With which model the prompt is used, as the form says. */
export const modelOf = (form: FormData) => ({
  model: orNull(form, 'model'),
  temperature: numberOf(form, 'temperature'),
});

export const noteOf = (form: FormData): string | null => orNull(form, 'note');
