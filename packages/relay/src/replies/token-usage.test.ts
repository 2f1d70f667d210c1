import { expect, it } from 'vitest';
import { chatUsage, messagesUsage, responsesUsage } from './token-usage.ts';

it.each([null, undefined, 5, 'x', []])('%j is no usage', (value) => {
  expect([chatUsage(value), responsesUsage(value), messagesUsage(value)]).toEqual([null, null, null]);
});

it('counts that are no counts are none', () => {
  const odd = { prompt_tokens: -5, completion_tokens: 'x', prompt_tokens_details: { cached_tokens: 7 } };
  expect(chatUsage(odd)).toEqual({
    inputTokens: 0,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    longCacheWriteTokens: 0,
    outputTokens: 0,
    reasoningTokens: 0,
  });
});

it('Gemini counts its thinking in the total only', () => {
  expect(chatUsage({ prompt_tokens: 10, completion_tokens: 5, total_tokens: 40 })?.outputTokens).toBe(30);
});

it('DeepSeek tells its cache hits beside the details', () => {
  expect(chatUsage({ prompt_tokens: 10, prompt_cache_hit_tokens: 4 })?.cachedInputTokens).toBe(4);
});

it('read and written tokens are never more than all', () => {
  const details = { cached_tokens: 8, cache_write_tokens: 8 };
  expect(responsesUsage({ input_tokens: 10, input_tokens_details: details })).toMatchObject({
    cachedInputTokens: 8,
    cacheWriteTokens: 2,
  });
});
