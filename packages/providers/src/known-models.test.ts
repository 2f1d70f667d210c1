import { expect, it } from 'vitest';
import { contextTokensOf, knownModels } from './known-models.ts';
import { vendors } from './vendors.ts';

it.each([
  ['openai', 'gpt-5-mini', 400_000],
  ['openai', 'gpt-5-mini-2025-08-07', 400_000],
  ['openai', 'gpt-5-mini-of-nobody', null],
  ['gemini', 'models/gemini-2.5-flash', 1_048_576],
  ['openai', 'nobodys-model', null],
  ['custom', 'gpt-5-mini', null],
] as const)('%s: the context of %s', (provider, model, tokens) => {
  expect(contextTokensOf(provider, model)).toBe(tokens);
});

it('has what vendors offer, by name', () => {
  const models = knownModels('openai');
  const ids = models.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['gpt-4o-mini', 'text-embedding-3-small']));
  expect(ids).toEqual(ids.toSorted());
  expect(models).toContainEqual({ id: 'gpt-5-mini', name: expect.any(String), contextTokens: 400_000 });
});

it('has no model of an account, of another vendor, or without a price', () => {
  const vendorsOfOwn = ['openai', 'anthropic', 'gemini', 'deepseek', 'groq'] as const;
  const ids = vendorsOfOwn.flatMap((vendor) => knownModels(vendor).map(({ id }) => id));
  expect(ids.filter((id) => /^ft:|-$|whisper/.test(id))).toEqual([]);
  expect(knownModels('gemini').filter(({ id }) => /claude/.test(id))).toEqual([]);
  expect(knownModels('openrouter').filter(({ id }) => !id.includes('/'))).toEqual([]);
});

it('has some of every vendor but custom endpoints', () => {
  for (const vendor of Object.values(vendors)) {
    if (vendor.name === 'custom') expect(knownModels('custom')).toEqual([]);
    else expect(knownModels(vendor.name).length).toBeGreaterThan(0);
  }
});
