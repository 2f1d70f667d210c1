import { describe, expect, it } from 'vitest';
import { AllCandidatesFailedError, ProviderError } from './errors.ts';
import type { Attempt } from './spec.ts';

const attempt = (error: ProviderError): Attempt => ({
  provider: error.provider,
  model: 'm',
  error,
  latencyMs: 1,
});

describe('ProviderError', () => {
  it('says in one sentence what happened', () => {
    expect(new ProviderError({ provider: 'gemini', kind: 'timeout' }).message).toBe(
      'Gemini did not answer in time.',
    );
    expect(
      new ProviderError({ provider: 'custom', kind: 'network', reason: 'connection_refused' }).message,
    ).toBe('The custom endpoint refused the connection.');
  });

  it('knows which failures may pass', () => {
    const retryable = (
      [
        'auth',
        'rate_limit',
        'overloaded',
        'timeout',
        'network',
        'invalid_request',
        'content_filter',
        'malformed_reply',
      ] as const
    ).filter((kind) => new ProviderError({ provider: 'openai', kind }).retryable);
    expect(retryable).toEqual(['rate_limit', 'overloaded', 'timeout', 'network', 'malformed_reply']);
  });
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
      'OpenAI refused the credentials. Groq is limiting the rate of requests. Anthropic is overloaded or out of order.',
    );
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
