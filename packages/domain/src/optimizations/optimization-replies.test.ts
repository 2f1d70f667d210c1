import { newId } from '@refinery/db/ids.ts';
import { expect, it } from 'vitest';
import { toHistoryEntry, toResultReply, toStoredOptimization } from './optimization-replies.ts';
import { optimizationRow as row } from './testing/optimization-row.ts';

it.each([
  ['no target', { refinedTokens: 7 }, {}],
  ['a target that was met', { targetTokens: 7, refinedTokens: 7 }, { targetTokens: 7, targetReached: true }],
  ['one that was not', { targetTokens: 7, refinedTokens: 8 }, { targetTokens: 7, targetReached: false }],
  ['one where nothing came of it', { targetTokens: 7 }, { targetTokens: 7 }],
])('with %s the history says so', (_case, own, expected) => {
  const { targetTokens, targetReached } = toHistoryEntry({ ...row(own), beginning: null });
  expect(JSON.parse(JSON.stringify({ targetTokens, targetReached }))).toEqual(expected);
});

it('a failure has its error and saves nothing', () => {
  const error = { code: 'provider_failed', message: 'The vendor refused.' };
  const described = toStoredOptimization(row({ status: 'failed', error }), null);
  expect(described).toMatchObject({ status: 'failed', error, refinedText: null, paysAfterUses: null });
  expect(toStoredOptimization(row({ refinedTokens: 7 }), null)).not.toHaveProperty('error');
});

it('times are in UTC, under the old name too', () => {
  const time = '2026-01-02T03:04:05.678Z';
  expect(toHistoryEntry({ ...row(), beginning: null })).toMatchObject({ createdAt: time, created_at: time });
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

/** An optimization of which everything is known. */
const WHOLE = row({
  status: 'completed',
  provider: 'openai',
  model: 'gpt-5',
  strategy: 'CLAUDE',
  compressionLevel: 'high',
  outputFormat: 'markdown',
  mode: 'hybrid',
  refinerVersion: '7',
  batchId: newId(),
  originalText: 'Please write it.',
  refinedText: 'Write it.',
  originalTokens: 12,
  refinedTokens: 9,
  savingsPercentage: 25,
  targetTokens: 9,
  explanation: 'Shorter.',
  removedSegments: [
    { text: 'Please', reason: 'filler' },
    { text: 'has to', replacement: 'must', reason: 'wordy phrase' },
  ],
  scores: { integrity: 100, efficiency: 50, complexity: 20 },
  checks: { passed: true, lost: [] },
  warnings: ['A warning.'],
  attempts: [{ provider: 'openai', error: null, latencyMs: 4 }],
  cached: true,
  inputTokens: 30,
  outputTokens: 6,
  costUsd: 0.5,
  metadata: { team: 'x' },
  latencyMs: 8,
});
const createdAt = '2026-01-02T03:04:05.678Z';
const checks = {
  passed: true,
  lost: [],
  requirements: [],
  added: [],
  doubtful: [],
  checked: null,
  verifiedBy: null,
};
/** What history and results have in common. */
const COMMON = {
  provider: 'openai',
  model: 'gpt-5',
  strategy: 'CLAUDE',
  compressionLevel: 'high',
  outputFormat: 'markdown',
  mode: 'hybrid',
  refinerVersion: '7',
  originalTokens: 12,
  refinedTokens: 9,
  savingsPercentage: 25,
  explanation: 'Shorter.',
  targetTokens: 9,
  targetReached: true,
  cached: true,
};
const HISTORY = {
  ...COMMON,
  id: WHOLE.id,
  excerpt: 'Please write it.',
  status: 'completed',
  batchId: WHOLE.batchId,
  metadata: { team: 'x' },
  textsRemovedAt: null,
  createdAt,
  created_at: createdAt,
};
/** What stands beside that where the texts are shown. */
const RESULT = {
  refinedText: 'Write it.',
  removedSegments: WHOLE.removedSegments,
  scores: WHOLE.scores,
  checks,
  warnings: ['A warning.'],
  usage: { inputTokens: 30, outputTokens: 6, costUsd: 0.5, spentTokens: 36 },
  paysAfterUses: 12,
  attempts: WHOLE.attempts,
  latencyMs: 8,
};

it('all that is known is told: in the history, with the texts, and as a result', () => {
  expect(toHistoryEntry({ ...WHOLE, beginning: WHOLE.originalText })).toEqual(HISTORY);
  const stored = { ...HISTORY, ...RESULT, originalText: 'Please write it.' };
  expect(toStoredOptimization(WHOLE, null)).toEqual({ ...stored, reviewedAt: null });
  const reviewedAt = '2026-02-03T00:00:00.000Z';
  expect(toStoredOptimization(WHOLE, new Date(reviewedAt))).toEqual({ ...stored, reviewedAt });
  expect(toResultReply(WHOLE)).toEqual({ ...COMMON, ...RESULT });
});

it('what a second reader took is told beside the rest of what was spent', () => {
  const verification = {
    provider: 'groq',
    model: 'llama',
    inputTokens: 3,
    outputTokens: 2,
    costUsd: 0.1,
  } as const;
  const usage = { ...RESULT.usage, verification };
  expect(toResultReply({ ...WHOLE, verification })).toEqual({ ...COMMON, ...RESULT, usage });
});

it('of texts that were removed the history says when', () => {
  const removed = { ...WHOLE, originalText: null, refinedText: null, textsRemovedAt: new Date('2026-02-03') };
  const textsRemovedAt = '2026-02-03T00:00:00.000Z';
  expect(toHistoryEntry({ ...removed, beginning: null })).toEqual({
    ...HISTORY,
    excerpt: null,
    textsRemovedAt,
  });
  expect(toStoredOptimization(removed, null)).toMatchObject({
    originalText: null,
    refinedText: null,
    textsRemovedAt,
  });
});

it('what a failure never had is null, or not there', () => {
  const stored = toStoredOptimization(row({ status: 'failed', error: { code: 'x', message: 'y' } }), null);
  expect(stored).toMatchObject({ checks: null, scores: null, refinedTokens: null, latencyMs: null });
  expect(stored).not.toHaveProperty('attempts');
  expect(stored).not.toHaveProperty('targetReached');
  expect(stored.usage).toEqual({ inputTokens: 0, outputTokens: 0, costUsd: 0, spentTokens: 0 });
});
