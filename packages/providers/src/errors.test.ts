import { describe, expect, it } from 'vitest';
import { ProviderError } from './errors.ts';

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
