import { describe, expect, it } from 'vitest';
import { fromUpstreamFailure } from './upstream-error.ts';

const failure = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  fromUpstreamFailure('openai', { status, body, headers: new Headers(headers) });

describe('fromUpstreamFailure', () => {
  it.each([
    [300, {}, 'invalid_request', 'redirect', false],
    [307, {}, 'invalid_request', 'redirect', false],
    [399, {}, 'invalid_request', 'redirect', false],
    [400, {}, 'invalid_request', undefined, false],
    [401, {}, 'auth', undefined, false],
    [402, {}, 'rate_limit', 'insufficient_quota', false],
    [403, {}, 'auth', undefined, false],
    [404, {}, 'invalid_request', 'model_not_found', false],
    [408, {}, 'timeout', undefined, true],
    [409, {}, 'overloaded', undefined, true],
    [413, {}, 'invalid_request', 'context_too_long', false],
    [422, {}, 'invalid_request', undefined, false],
    [425, {}, 'overloaded', undefined, true],
    [426, {}, 'invalid_request', undefined, false],
    [429, {}, 'rate_limit', undefined, true],
    [498, {}, 'overloaded', undefined, true],
    [499, {}, 'invalid_request', undefined, false],
    [500, {}, 'overloaded', undefined, true],
    [503, {}, 'overloaded', undefined, true],
    [529, {}, 'overloaded', undefined, true],
  ] as const)('classifies status %i', (status, body, kind, reason, retryable) => {
    expect(failure(status, body)).toMatchObject({ kind, reason, retryable, status, provider: 'openai' });
  });

  it.each([
    [
      'a limit above what the model writes (OpenAI)',
      400,
      { message: 'max_tokens is too large: 20000. This model supports at most 16384 completion tokens.' },
      'invalid_request',
      'output_limit',
    ],
    ['spent quota (OpenAI)', 429, { code: 'insufficient_quota' }, 'rate_limit', 'insufficient_quota'],
    [
      'spent credit (Anthropic)',
      400,
      {
        error: { type: 'invalid_request_error', message: 'Your credit balance is too low to access the API' },
      },
      'rate_limit',
      'insufficient_quota',
    ],
    [
      'an invalid key (Gemini)',
      400,
      [
        {
          error: {
            code: 400,
            message: 'API key not valid. Please pass a valid API key.',
            status: 'INVALID_ARGUMENT',
          },
        },
      ],
      'auth',
      undefined,
    ],
    [
      'an unknown model (OpenRouter)',
      400,
      { message: 'foo/bar is not a valid model ID' },
      'invalid_request',
      'model_not_found',
    ],
    [
      'a long prompt (OpenAI)',
      400,
      { code: 'context_length_exceeded' },
      'invalid_request',
      'context_too_long',
    ],
    [
      'a long prompt (Anthropic)',
      400,
      { error: { message: 'prompt is too long: 210000 tokens > 200000 maximum' } },
      'invalid_request',
      'context_too_long',
    ],
    [
      'a bad generation (Groq)',
      400,
      { code: 'json_validate_failed' },
      'invalid_request',
      'unsupported_format',
    ],
    [
      'a string for an error',
      400,
      { error: 'response_format is not supported' },
      'invalid_request',
      'unsupported_format',
    ],
    ['filtered content (Azure)', 400, { code: 'content_filter' }, 'content_filter', undefined],
    [
      'flagged content (OpenRouter)',
      403,
      { message: 'Input was flagged by moderation' },
      'content_filter',
      undefined,
    ],
  ] as const)('recognizes %s', (_, status, body, kind, reason) => {
    expect(failure(status, body)).toMatchObject({ kind, reason, retryable: false });
  });

  it('takes no passing limit of Gemini for a spent quota', () => {
    const message =
      'You exceeded your current quota, please check your plan and billing details. Please retry in 32.5s.';
    expect(failure(429, [{ error: { code: 429, message, status: 'RESOURCE_EXHAUSTED' } }])).toMatchObject({
      kind: 'rate_limit',
      retryable: true,
      retryAfterMs: 32_500,
    });
  });

  it('takes the wait the vendor asks for', () => {
    expect(failure(429, {}, { 'retry-after': '7' }).retryAfterMs).toBe(7000);
    expect(failure(503, {}, { 'retry-after-ms': '70' }).retryAfterMs).toBe(70);
  });

  it('keeps every word of the upstream body out of the error', () => {
    const error = failure(400, {
      code: 'sk-secret',
      message: 'sk-secret and the prompt',
      error: { message: 'sk-secret', param: 'sk-secret' },
    });
    expect(JSON.stringify(error) + String(error) + String(error.cause)).not.toMatch(/sk-secret|prompt/);
    expect(error.message).toBe('OpenAI refused the request as invalid.');
  });
});
