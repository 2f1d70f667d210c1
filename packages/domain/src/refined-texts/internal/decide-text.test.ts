import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { describe, expect, it } from 'vitest';
import { decideText } from './decide-text.ts';
import { isDue } from './is-due.ts';

const passed = {
  passed: true,
  lost: [],
  requirements: [],
  added: [],
  doubtful: [],
  checked: 1,
  verifiedBy: null,
};
const result = (originalTokens: number, refinedTokens: number, more = {}) => ({
  refinedText: 'Short.',
  originalTokens,
  refinedTokens,
  checks: passed,
  ...more,
});
const row = (more = {}) => ({
  text: 'A long text.',
  tokens: 1_000,
  besideTokens: 0,
  jsonObject: false,
  provider: 'openai' as RemoteProvider,
  model: 'gpt-5-mini',
  ...more,
});
const decide = (given: Partial<ReturnType<typeof row>>, made: ReturnType<typeof result>, mayUse = true) => {
  const { status, reason, refinedText } = decideText(row(given), made, mayUse);
  return [status, reason, refinedText];
};

describe('a refined text', () => {
  it('is used at once only where that is wanted, it has no doubts and saves 5 %', () => {
    expect(decide({}, result(1_000, 950))).toEqual(['active', null, 'Short.']);
    expect(decide({}, result(1_000, 950), false)).toEqual(['proposed', null, 'Short.']);
    expect(decide({}, result(1_000, 951))).toEqual(['proposed', null, 'Short.']);
    const doubtful = { ...passed, doubtful: [{ kind: 'limit', text: 'briefly' }] };
    expect(decide({}, result(1_000, 500, { checks: doubtful }))).toEqual(['proposed', null, 'Short.']);
  });

  it('is no use where something was lost, was not checked, or nothing was gained', () => {
    const lost = { ...passed, lost: [{ kind: 'limit', text: '100 words' }] };
    expect(decide({}, result(1_000, 500, { checks: lost }))).toEqual(['verbatim', 'loss', null]);
    expect(decide({}, result(1_000, 500, { checks: { ...passed, passed: false } }))).toEqual([
      'verbatim',
      'loss',
      null,
    ]);
    expect(decide({}, result(1_000, 500, { checks: null }))).toEqual(['verbatim', 'loss', null]);
    expect(decide({}, result(1_000, 1_000))).toEqual(['verbatim', 'no_gain', null]);
  });

  it('is shown but not used where the model would not cache the prompt any more', () => {
    expect(decide({ tokens: 1_100 }, result(1_100, 1_023))).toEqual(['verbatim', 'cache_minimum', 'Short.']);
    expect(decide({ tokens: 1_100 }, result(1_100, 1_024))[0]).toBe('active');
    // It never was, or still is with the tools beside it.
    expect(decide({ tokens: 1_023 }, result(1_023, 800))[0]).toBe('active');
    expect(decide({ tokens: 1_100, besideTokens: 300 }, result(1_100, 800))[0]).toBe('active');
    expect(decide({ tokens: 900, besideTokens: 200 }, result(900, 800))[1]).toBe('cache_minimum');
    const opus = { provider: 'anthropic' as const, model: 'claude-opus-4-6', tokens: 4_200 };
    expect(decide(opus, result(4_200, 3_000))[1]).toBe('cache_minimum');
    const unknown = { provider: 'custom' as const, model: 'house', tokens: 1_100 };
    expect(decide(unknown, result(1_100, 700))[0]).toBe('active');
  });

  it('is shown but not used where the word JSON went and OpenAI wants it', () => {
    const given = { text: 'Answer in JSON.', jsonObject: true };
    expect(decide(given, result(1_000, 500))).toEqual(['verbatim', 'json_word', 'Short.']);
    expect(decide(given, result(1_000, 500, { refinedText: 'As json.' }))[0]).toBe('active');
    expect(decide({ ...given, jsonObject: false }, result(1_000, 500))[0]).toBe('active');
    expect(decide({ ...given, text: 'Answer.' }, result(1_000, 500))[0]).toBe('active');
  });
});

describe('refining a text', () => {
  const use = (recentCalls: number, recentMicros: number) => ({ tokens: 1_000, recentCalls, recentMicros });
  const refiner = { provider: 'openai', model: 'a' } as const;
  const prices = { 'openai/a': { inputPerMillion: 2, outputPerMillion: 8 } };

  it('pays once its use has cost ten times as much', () => {
    const cost = 10 * 4.1 * 1_000 * 2;
    expect(isDue(use(50, cost - 1), refiner, prices)).toBe(false);
    expect(isDue(use(5, cost), refiner, prices)).toBe(true);
  });

  it('pays after 20 calls where it is free, and after 41 where a price is not known', () => {
    expect([isDue(use(19.9, 1e9), undefined, prices), isDue(use(20, 0), undefined, prices)]).toEqual([
      false,
      true,
    ]);
    expect([isDue(use(40.9, 0), refiner, prices), isDue(use(41, 0), refiner, prices)]).toEqual([false, true]);
    expect(isDue(use(41, 1), refiner, {})).toBe(true);
    expect(isDue(use(40, 1e9), refiner, {})).toBe(false);
  });
});
