import { expect, it } from 'vitest';
import { detailsOf, modelOf, tagsOf } from './prompt-form.ts';

const formOf = (values: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};

it('reads tags between commas, each once', () => {
  expect(tagsOf(' mail, support,,mail , ')).toEqual(['mail', 'support']);
  expect(tagsOf('')).toEqual([]);
});

it('leaves nothing where nothing was written', () => {
  expect(detailsOf(formOf({ name: ' Answer ', description: ' ', folder: 'a/b' }))).toEqual({
    name: 'Answer',
    description: null,
    folder: 'a/b',
    category: null,
    tags: [],
  });
  expect(modelOf(formOf({ model: '', temperature: '' }))).toEqual({ model: null, temperature: null });
  expect(modelOf(formOf({ model: 'openai/gpt-5-mini', temperature: '0' }))).toEqual({
    model: 'openai/gpt-5-mini',
    temperature: 0,
  });
});
