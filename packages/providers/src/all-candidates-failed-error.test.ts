import { describe, expect, it } from 'vitest';
import { AllCandidatesFailedError } from './all-candidates-failed-error.ts';
import { ProviderError } from './errors.ts';
import type { Attempt } from './spec.ts';

const attempt = (error: ProviderError): Attempt => ({
  provider: error.provider,
  model: 'm',
  error,
  latencyMs: 1,
});

describe('AllCandidatesFailedError', () => {
  it('takes after the retryable attempt with the shortest wait', () => {
    const errors = [
      new ProviderError({ provider: 'openai', kind: 'auth', status: 401 }),
      new ProviderError({ provider: 'groq', kind: 'rate_limit', status: 429, retryAfterMs: 9000 }),
      new ProviderError({ provider: 'anthropic', kind: 'overloaded', status: 529, retryAfterMs: 3000 }),
    ] as const;
    const error = new AllCandidatesFailedError(errors.map(attempt), [...errors]);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({
      kind: 'overloaded',
      provider: 'anthropic',
      retryable: true,
      retryAfterMs: 3000,
    });
    expect(error.attempts).toHaveLength(3);
    expect(error.message).toBe(
      'OpenAI refused the credentials. Groq is limiting the rate of requests. Anthropic is overloaded or not working.',
    );
  });

  it('takes after one that may be repeated at once before one that asks for a wait', () => {
    const errors = [
      new ProviderError({ provider: 'groq', kind: 'rate_limit', retryAfterMs: 1 }),
      new ProviderError({ provider: 'anthropic', kind: 'overloaded' }),
    ] as const;
    expect(new AllCandidatesFailedError(errors.map(attempt), [...errors])).toMatchObject({
      provider: 'anthropic',
      retryAfterMs: undefined,
    });
  });

  it('takes after the first attempt where none is retryable', () => {
    const errors = [
      new ProviderError({ provider: 'openai', kind: 'auth' }),
      new ProviderError({ provider: 'groq', kind: 'content_filter' }),
    ] as const;
    expect(new AllCandidatesFailedError(errors.map(attempt), [...errors])).toMatchObject({
      kind: 'auth',
      retryable: false,
    });
  });
});
