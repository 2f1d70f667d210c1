import { expect, it } from 'vitest';
import { json, openClient } from './testing/fake-api.ts';

const version = (number: number, name: string, model: string) => ({
  version: number,
  template: `Greet {{${name}}}.`,
  variables: [name],
  config: { model },
  messages: [{ role: 'user', content: `Greet {{${name}}}.` }],
});
const resolved = {
  name: 'Answer',
  slug: 'answer',
  label: 'staging',
  type: 'text',
  ...version(1, 'guest', 'small'),
  abTest: { id: 't', salt: 's', arms: [{ weight: 1, ...version(2, 'customer', 'large') }] },
};

it('a unit gets all of its arm: text, configuration and variables', async () => {
  const { client } = openClient([json(resolved)]);
  const prompt = await client.getPrompt('answer', { label: 'staging', unit: 'u' });
  expect(prompt).toMatchObject({
    name: 'Answer',
    slug: 'answer',
    label: 'staging',
    isFallback: false,
    ...version(2, 'customer', 'large'),
    abTest: { id: 't', unit: 'u' },
  });
  expect(prompt.compile({ customer: 'Ann' }).text).toBe('Greet Ann.');
});

it('a unit has up to 500 characters', async () => {
  const { client } = openClient([json(resolved)]);
  const unit = 'u'.repeat(500);
  expect(await client.getPrompt('answer', { label: 'staging', unit })).toMatchObject({ abTest: { unit } });
});

it('a fallback may be messages: their variables are those of all, and a unit gets it, too', async () => {
  const { client } = openClient([new TypeError('fetch failed')], { retries: 0 });
  const fallback = [
    { role: 'system', content: 'Answer {{name}}.' },
    { placeholder: 'history' },
    { role: 'user', content: '{{question}}' },
  ] as const;
  const prompt = await client.getPrompt('answer', { fallback, unit: 'u' });
  expect(prompt).toMatchObject({
    isFallback: true,
    abTest: null,
    slug: null,
    messages: fallback,
    template: 'Answer {{name}}.\n\n{{history}}\n\n{{question}}',
    variables: ['name', 'history', 'question'],
  });
  expect(prompt.config).toEqual({});
  const history = [{ role: 'assistant' as const, content: 'Hi.' }];
  expect(prompt.compile({ name: 'Ann', history, question: 'Why?' })).toEqual({
    messages: [
      { role: 'system', content: 'Answer Ann.' },
      { role: 'assistant', content: 'Hi.' },
      { role: 'user', content: 'Why?' },
    ],
    text: 'Answer Ann.\n\nHi.\n\nWhy?',
  });
  expect(() => prompt.compile({ name: 'Ann', history: 'Hi.' })).toThrow('history, question');
});

it.each([
  [{}, 'production'],
  [{ label: 'staging' }, 'staging'],
  [{ version: 2 }, null],
])(
  'a fallback that is a text is said by the user, under the name that was asked for: %j',
  async (options, label) => {
    const { client } = openClient([new TypeError('fetch failed')], { retries: 0 });
    expect(await client.getPrompt('answer', { fallback: 'Answer {{name}}.', ...options })).toMatchObject({
      name: 'answer',
      label,
      version: null,
      isFallback: true,
      messages: [{ role: 'user', content: 'Answer {{name}}.' }],
    });
  },
);
