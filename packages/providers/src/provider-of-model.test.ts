import { expect, test } from 'vitest';
import { providerOfModel } from './provider-of-model.ts';

test.each([
  ['openai/gpt-5-mini', 'openai'],
  ['groq/openai/gpt-oss-120b', 'groq'],
  ['custom/anything', 'custom'],
  ['gpt-5-mini', 'openai'],
  ['claude-sonnet-4-5', 'anthropic'],
  ['gemini-2.5-flash', 'gemini'],
  ['deepseek-chat', 'deepseek'],
  ['text-embedding-3-small', 'openai'],
  ['llama-3.3-70b-versatile', 'groq'],
  ['qwen/qwen3-32b', null],
  ['a-model-of-ours', null],
  ['constructor/x', null],
  ['', null],
])('the provider of %j is %j', (model, provider) => {
  expect(providerOfModel(model)).toBe(provider);
});
