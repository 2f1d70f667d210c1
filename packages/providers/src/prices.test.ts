import { calcPrice } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { costUsd, inputPricePerMillion, inputPrices, LONG_PROMPTS, worstCaseUsd } from './prices.ts';
import { DEFAULT_MODELS } from './vendors.ts';

const usage = { inputTokens: 12_000, outputTokens: 3_000 };
const at = (time: string) => Date.parse(`2026-11-04T${time}:00Z`);

describe('costUsd', () => {
  it.each([
    ['openai', 'openai', 'gpt-4o-mini'],
    ['anthropic', 'anthropic', 'claude-haiku-4-5-20251001'],
    ['gemini', 'google', 'gemini-2.5-pro'],
    ['groq', 'groq', 'openai/gpt-oss-20b'],
    ['openrouter', 'openrouter', 'anthropic/claude-haiku-4.5'],
  ])('agrees with the price table for %s', (provider, providerId, model) => {
    for (const inputTokens of [10, 199_999, 200_001, 500_000]) {
      const expected = calcPrice({ input_tokens: inputTokens, output_tokens: 1000 }, model, { providerId });
      const cost = costUsd(provider, model, { inputTokens, outputTokens: 1000 });
      expect(cost).toBeCloseTo(expected?.total_price ?? Number.NaN, 12);
    }
  });

  it.each([
    ['openai', 'gpt-4o-mini'],
    ['anthropic', 'claude-haiku-4-5-20251001'],
  ])('books what %s had in its cache at the price of the table', (provider, model) => {
    const cost = costUsd(provider, model, {
      inputTokens: 5_000,
      outputTokens: 100,
      cachedInputTokens: 4_000,
    });
    const counts = { input_tokens: 5_000, output_tokens: 100, cache_read_tokens: 4_000 };
    const expected = calcPrice(counts, model, { providerId: provider });
    expect(cost).toBeCloseTo(expected?.total_price ?? Number.NaN, 12);
    expect(cost).toBeLessThan(costUsd(provider, model, { inputTokens: 5_000, outputTokens: 100 }) ?? 0);
  });

  it('books what was written into a cache at the price of the table', () => {
    const model = 'claude-haiku-4-5-20251001';
    const plain = { inputTokens: 5_000, outputTokens: 100 };
    const written = costUsd('anthropic', model, {
      ...plain,
      cachedInputTokens: 1_000,
      cacheWriteTokens: 3_000,
    });
    const counts = {
      input_tokens: 5_000,
      output_tokens: 100,
      cache_read_tokens: 1_000,
      cache_write_tokens: 3_000,
    };
    const expected = calcPrice(counts, model, { providerId: 'anthropic' });
    expect(written).toBeCloseTo(expected?.total_price ?? Number.NaN, 12);
    const all = costUsd('anthropic', model, { ...plain, cacheWriteTokens: 5_000 }) ?? 0;
    expect(all).toBeGreaterThan(costUsd('anthropic', model, plain) ?? Number.NaN);
    expect(all).toBeLessThanOrEqual(worstCaseUsd('anthropic', model, plain) ?? 0);
    // What stays for an hour costs twice as much as input that is not kept.
    const forLong = costUsd('anthropic', model, {
      ...plain,
      cacheWriteTokens: 5_000,
      longCacheWriteTokens: 5_000,
    });
    expect(forLong).toBeGreaterThan(worstCaseUsd('anthropic', model, plain) ?? Number.NaN);
    expect(forLong).toBe(worstCaseUsd('anthropic', model, { ...plain, longCacheWriteTokens: 1 }));
    const output = costUsd('anthropic', model, { ...plain, inputTokens: 0 }) ?? 0;
    expect((forLong ?? 0) - output).toBeCloseTo(2 * ((costUsd('anthropic', model, plain) ?? 0) - output), 12);
    // Where the table has no price of it, it is input like other.
    const groq = ['groq', 'openai/gpt-oss-20b'] as const;
    expect(costUsd(...groq, { ...plain, cacheWriteTokens: 5_000 })).toBe(costUsd(...groq, plain));
  });

  it('follows prices that change with the time of day', () => {
    for (const time of ['00:30', '01:30', '05:00', '07:00', '12:00']) {
      const expected = calcPrice({ input_tokens: 12_000, output_tokens: 3_000 }, 'deepseek-v4-flash', {
        providerId: 'deepseek',
        timestamp: new Date(at(time)),
      });
      expect(costUsd('deepseek', 'deepseek-v4-flash', usage, {}, at(time))).toBeCloseTo(
        expected?.total_price ?? Number.NaN,
        12,
      );
    }
    expect(costUsd('deepseek', 'deepseek-v4-flash', usage, {}, at('02:00'))).not.toBe(
      costUsd('deepseek', 'deepseek-v4-flash', usage, {}, at('12:00')),
    );
  });

  it.each([
    ['openai', 'no-such-model'],
    ['custom', 'gpt-4o-mini'],
    ['local', 'local'],
  ])('knows no price for %s/%s', (provider, model) => {
    expect(costUsd(provider, model, usage)).toBeNull();
    expect(costUsd(provider, model, { inputTokens: 0, outputTokens: 0 })).toBeNull();
  });

  it('knows the price of embeddings, which have no output, and none of a completion with such a model', () => {
    const embeddings = ['openai', 'text-embedding-3-small'] as const;
    expect(costUsd(...embeddings, usage)).toBeNull();
    const expected = calcPrice({ input_tokens: 1_000 }, embeddings[1], { providerId: 'openai' });
    expect(costUsd(...embeddings, { inputTokens: 1_000, outputTokens: 0 })).toBeCloseTo(
      expected?.total_price ?? Number.NaN,
      12,
    );
  });

  it('prefers an override, for known and unknown models', () => {
    const overrides = {
      'custom/org/model': { inputPerMillion: 1, outputPerMillion: 2 },
      'openai/gpt-4o-mini': { inputPerMillion: 0, outputPerMillion: 10 },
    };
    expect(costUsd('custom', 'org/model', usage, overrides)).toBeCloseTo(0.018, 12);
    expect(costUsd('openai', 'gpt-4o-mini', usage, overrides)).toBeCloseTo(0.03, 12);
    const cached = { ...usage, cachedInputTokens: 12_000 };
    expect(costUsd('custom', 'org/model', cached, overrides)).toBeCloseTo(0.018, 12);
    expect(inputPricePerMillion('custom', 'org/model', overrides)).toBe(1);
  });
});

describe('inputPricePerMillion', () => {
  it('gives the price of the lowest tier', () => {
    expect(inputPricePerMillion('gemini', 'gemini-2.5-pro')).toBe(1.25);
    expect(inputPricePerMillion('openai', 'no-such-model')).toBeNull();
  });
});

describe('DEFAULT_MODELS', () => {
  it.each(Object.entries(DEFAULT_MODELS).filter(([provider]) => provider !== 'custom'))(
    'has a price for %s',
    (provider, model) => expect(costUsd(provider, model, usage)).toBeGreaterThan(0),
  );
});

describe('worstCaseUsd', () => {
  it.each([
    ['openai', 'gpt-4o-mini'],
    ['anthropic', 'claude-haiku-4-5-20251001'],
    // Has tiers by the length of the prompt.
    ['gemini', 'gemini-2.5-pro'],
    // Has prices by the time of day.
    ['deepseek', 'deepseek-v4-flash'],
  ])('is never below what %s bills for up to so many tokens', (provider, model) => {
    const most = { inputTokens: 300_000, outputTokens: 5_000 };
    for (const time of ['00:30', '02:00', '12:00']) {
      const worst = worstCaseUsd(provider, model, most, {}, at(time)) ?? 0;
      expect(worst).toBeGreaterThan(0);
      for (const inputTokens of [0, 10, 199_999, 200_001, 300_000])
        for (const cachedInputTokens of [0, inputTokens / 2, inputTokens])
          for (const outputTokens of [0, 5_000]) {
            const cost = costUsd(
              provider,
              model,
              { inputTokens, cachedInputTokens, outputTokens },
              {},
              at(time),
            );
            expect(cost).toBeLessThanOrEqual(worst);
          }
    }
  });

  it('takes the prices of the operator, and knows no others', () => {
    const overrides = { 'custom/mine': { inputPerMillion: 2, outputPerMillion: 10 } };
    const most = { inputTokens: 1_000, outputTokens: 100 };
    expect(worstCaseUsd('custom', 'mine', most, overrides)).toBeCloseTo(0.003, 12);
    expect(worstCaseUsd('custom', 'mine', most)).toBeNull();
    expect(worstCaseUsd('openai', 'text-embedding-3-small', most)).toBeNull();
  });
});

it('prices change at no other length of a prompt than at those that are known', () => {
  const models: [provider: string, model: string][] = [
    ['anthropic', 'claude-sonnet-4-5'],
    ['openai', 'gpt-5.6'],
    ['openai', 'gpt-5.4'],
    ['gemini', 'gemini-2.5-pro'],
    ['gemini', 'gemini-1.5-pro'],
    ['openrouter', 'anthropic/claude-sonnet-4.5'],
  ];
  for (const [provider, model] of models) {
    const bounds = [0, ...LONG_PROMPTS, 2_000_000];
    for (const [at, bound] of bounds.slice(0, -1).entries()) {
      const price = inputPrices(provider, model, bound + 1);
      expect(price).not.toBeNull();
      expect(inputPrices(provider, model, bounds[at + 1] ?? 0)).toEqual(price);
    }
  }
});
