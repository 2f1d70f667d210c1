import { describe, expect, it } from 'vitest';
import { cacheRules } from './cache-rules.ts';

const minimum = (provider: string, model: string) => cacheRules(provider, model)?.minimumTokens;
const field = (provider: string, model: string) => cacheRules(provider, model)?.mark?.field;

describe('the rules of a cache', () => {
  it.each([
    ['claude-opus-5', 512],
    ['claude-opus-5-5', 512],
    ['claude-sonnet-5-5', 512],
    ['claude-haiku-5-5', 512],
    ['claude-sonnet-5', 1_024],
    ['claude-opus-4-8', 1_024],
    ['claude-opus-4-7', 2_048],
    ['claude-opus-4-5-20251101', 4_096],
    ['claude-haiku-4-5-20251001', 4_096],
    ['claude-sonnet-4-5', 1_024],
    ['claude-sonnet-4-20250514', 1_024],
    ['claude-3-5-haiku-20241022', 2_048],
    ['claude-3-7-sonnet-latest', 1_024],
    // Nobody knows it yet.
    ['claude-opus-6', 512],
  ])('keep of %s what has %i tokens', (model, tokens) => {
    expect(minimum('anthropic', model)).toBe(tokens);
    expect(field('anthropic', model)).toBe('cache_control');
  });

  it.each([
    ['gpt-5.6', true],
    ['gpt-5.6-sol', true],
    ['gpt-5.10', true],
    ['gpt-6', true],
    ['gpt-5.5', false],
    ['gpt-5', false],
    ['gpt-5-mini', false],
    ['gpt-4o', false],
    ['gpt-4.1', false],
    ['gpt-3.5-turbo', false],
    ['o3', false],
  ])('of %s have marks: %s', (model, marked) => {
    expect(field('openai', model)).toBe(marked ? 'prompt_cache_breakpoint' : undefined);
    expect(minimum('openai', model)).toBe(1_024);
  });

  it.each([
    ['groq', 'llama-3.3-70b'],
    ['openai', 'text-embedding-3-small'],
    ['openai', 'ft:gpt-5.6:acme'],
    ['anthropic', 'claude-2.1'],
    ['custom', 'claude-opus-5'],
    ['openrouter', 'google/gemini-3-pro'],
  ])('are not known of %s %s', (provider, model) => {
    expect(cacheRules(provider, model)).toBeNull();
  });

  it('are those of the vendor behind OpenRouter', () => {
    expect(cacheRules('openrouter', 'anthropic/claude-haiku-4.5')).toEqual(
      cacheRules('anthropic', 'claude-haiku-4-5'),
    );
    expect(field('openrouter', 'openai/gpt-5.6')).toBe('prompt_cache_breakpoint');
  });
});
