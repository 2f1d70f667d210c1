import { expect, it } from 'vitest';
import { optimizationRow as row } from './testing/optimization-row.ts';
import { toHistoryEntry, toResultReply, toStoredOptimization } from './to-reply.ts';

it.each([
  ['no target', { refinedTokens: 7 }, {}],
  ['a target that was met', { targetTokens: 7, refinedTokens: 7 }, { targetTokens: 7, targetReached: true }],
  ['one that was not', { targetTokens: 7, refinedTokens: 8 }, { targetTokens: 7, targetReached: false }],
  ['one where nothing came of it', { targetTokens: 7 }, { targetTokens: 7 }],
])('with %s the history says so', (_case, own, expected) => {
  const { targetTokens, targetReached } = toHistoryEntry(row(own));
  expect(JSON.parse(JSON.stringify({ targetTokens, targetReached }))).toEqual(expected);
});

it('a failure has its error and saves nothing', () => {
  const error = { code: 'provider_failed', message: 'The vendor refused.' };
  const described = toStoredOptimization(row({ status: 'failed', error }));
  expect(described).toMatchObject({ status: 'failed', error, refinedText: null, netSavingsTokens: null });
  expect(toStoredOptimization(row({ refinedTokens: 7 }))).not.toHaveProperty('error');
});

it('times are in UTC, under the old name too', () => {
  const time = '2026-01-02T03:04:05.678Z';
  expect(toHistoryEntry(row())).toMatchObject({ createdAt: time, created_at: time });
});

it('of a result that an older version stored without a field, nothing good is said', () => {
  expect(toResultReply(row())).toMatchObject({
    refinedText: '',
    refinedTokens: 10,
    savingsPercentage: 0,
    explanation: '',
    model: '',
    mode: 'direct',
    refinerVersion: '',
    scores: { integrity: 0, efficiency: 0, complexity: 0 },
    checks: { passed: false, lost: [] },
    latencyMs: 0,
  });
});
