import { AllCandidatesFailedError } from '@refinery/providers/all-candidates-failed-error.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import { expect, it } from 'vitest';
import { attemptsOf, toAttempts } from './attempts.ts';

const error = new ProviderError({ provider: 'groq', kind: 'timeout', message: 'Too late.' });
const tried = { provider: 'groq', error: 'Too late.', latencyMs: 7 };

it('callers see who was tried, why it failed and how long it took, and who answered', () => {
  const attempts = toAttempts([
    { provider: 'groq', model: 'llama', error, latencyMs: 7 },
    { provider: 'openai', model: 'gpt-5', error: null, latencyMs: 5 },
  ]);
  expect(attempts).toEqual([tried, { provider: 'openai', error: null, latencyMs: 5 }]);
});

it('where all failed they see each of them, and one that failed alone as well', () => {
  const all = new AllCandidatesFailedError(
    [{ provider: 'groq', model: 'llama', error, latencyMs: 7 }],
    [error],
  );
  expect(attemptsOf(all)).toEqual([tried]);
  expect(attemptsOf(error)).toEqual([{ ...tried, latencyMs: 0 }]);
});
