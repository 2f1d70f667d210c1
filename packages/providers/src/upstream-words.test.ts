import { describe, expect, it } from 'vitest';
import { namedOutputLimit, namedWaitMs } from './upstream-words.ts';

describe('namedOutputLimit', () => {
  it.each([
    [
      'max_tokens: 108000 > 64000, which is the maximum allowed number of output tokens for claude-haiku-4-5-20251001',
      63_999,
    ],
    [
      'max_tokens is too large: 20000. This model (gpt-4o-2024-08-06) supports at most 16384 completion tokens, whereas you provided 20000.',
      16_383,
    ],
    ['`max_tokens` must be less than or equal to `8192`', 8191],
    ['Invalid max_tokens value, the valid range of max_tokens is [1, 8192]', 8191],
    [
      'it has a maxOutputTokens value of 90000 but the supported range is from 1 (inclusive) to 65537 (exclusive)',
      65_536,
    ],
    ['input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000', 11_759],
    ['input length and `max_tokens` exceed context limit: 199990 + 21333 > 200000', undefined],
    ['max_tokens is not supported with this model', undefined],
  ])('reads %j', (words, limit) => expect(namedOutputLimit(words)).toBe(limit));
});

describe('namedWaitMs', () => {
  it.each([
    ['Please retry in 32.507s.', 32_507],
    ['Please try again in 7.66s. Visit', 7660],
    ['Please try again in 86ms.', 86],
    ['Please retry in 999999s', 3_600_000],
    ['Please try again in an hour', undefined],
  ])('reads %j', (words, ms) => expect(namedWaitMs(words)).toBe(ms));
});
