import { describe, expect, it } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { AllCandidatesFailedError } from './all-candidates-failed-error.ts';
import { ProviderError, type ProviderErrorDetails } from './errors.ts';
import { withFallback } from './fallback.ts';
import type { Candidate, CompletionReply, VendorName } from './spec.ts';

const candidate = (provider: VendorName): Candidate => ({
  provider,
  model: `${provider}-model`,
  credentials: { apiKey: 'key' },
  credentialKey: 'a',
  tenant: 'one',
});

const reply: CompletionReply = {
  text: 'Refined.',
  model: 'm',
  usage: { inputTokens: 1, outputTokens: 1 },
  finishReason: 'stop',
};

const failure = (provider: VendorName, details: Partial<ProviderErrorDetails> = {}) =>
  new ProviderError({ provider, kind: 'overloaded', ...details });

function run(
  outcomes: (CompletionReply | unknown)[],
  options: { fallback?: boolean; signal?: AbortSignal } = {},
) {
  const clock = new ManualClock();
  const tried: VendorName[] = [];
  const candidates = [candidate('openai'), candidate('anthropic'), candidate('groq')];
  const result = withFallback(
    candidates,
    async ({ provider }) => {
      tried.push(provider);
      clock.advance(100);
      const outcome = outcomes.shift();
      if (outcome !== reply) throw outcome;
      return reply;
    },
    { fallback: true, signal: new AbortController().signal, clock, ...options },
  );
  return { tried, result };
}

describe('withFallback', () => {
  it('asks no second candidate when the first answers', async () => {
    const { tried, result } = run([reply]);
    await expect(result).resolves.toEqual({
      reply,
      provider: 'openai',
      attempts: [{ provider: 'openai', model: 'openai-model', error: null, latencyMs: 100 }],
    });
    expect(tried).toEqual(['openai']);
  });

  it('goes on to the next and tells what became of each', async () => {
    const error = failure('openai');
    const { result } = run([error, reply]);
    await expect(result).resolves.toMatchObject({
      provider: 'anthropic',
      attempts: [
        { provider: 'openai', error, latencyMs: 100 },
        { provider: 'anthropic', error: null, latencyMs: 100 },
      ],
    });
  });

  it('fails with all attempts', async () => {
    const errors = [
      failure('openai', { kind: 'auth' }),
      failure('anthropic', { kind: 'network' }),
      failure('groq'),
    ];
    const { result } = run([...errors]);
    const error = await result.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AllCandidatesFailedError);
    expect(error).toMatchObject({ kind: 'network', attempts: errors.map((each) => ({ error: each })) });
  });

  it('stays with the first where no fallback is wanted', async () => {
    const { tried, result } = run([failure('openai')], { fallback: false });
    await expect(result).rejects.toMatchObject({ provider: 'openai', attempts: [{ provider: 'openai' }] });
    expect(tried).toEqual(['openai']);
  });

  it.each([
    ['auth', undefined, true],
    ['rate_limit', undefined, true],
    ['timeout', undefined, true],
    ['network', undefined, true],
    ['malformed_reply', undefined, true],
    ['content_filter', undefined, true],
    ['overloaded', 'circuit_open', true],
    ['invalid_request', 'model_not_found', true],
    ['invalid_request', 'context_too_long', true],
    ['invalid_request', 'output_limit', true],
    ['invalid_request', 'unsupported_format', true],
    ['invalid_request', 'unsupported_parameter', true],
    ['invalid_request', 'redirect', true],
    ['invalid_request', 'blocked_address', true],
    ['invalid_request', undefined, false],
    ['invalid_request', 'reply_too_large', false],
  ] as const)('after %s (%s) tries another: %s', async (kind, reason, another) => {
    const { tried, result } = run([failure('openai', { kind, reason }), reply]);
    await result.catch(() => {});
    expect(tried).toEqual(another ? ['openai', 'anthropic'] : ['openai']);
  });

  it('tells of every attempt where a request is refused that no other vendor would take', async () => {
    const errors = [failure('openai'), failure('anthropic', { kind: 'invalid_request' })];
    const { tried, result } = run([...errors, reply]);
    await expect(result).rejects.toBeInstanceOf(AllCandidatesFailedError);
    await expect(result).rejects.toMatchObject({
      attempts: errors.map((error) => ({ error, latencyMs: 100 })),
    });
    expect(tried).toEqual(['openai', 'anthropic']);
  });

  it('stops when the client goes away', async () => {
    const reason = new Error('The client went away');
    const { tried, result } = run([reason], { signal: AbortSignal.abort(reason) });
    await expect(result).rejects.toBe(reason);
    expect(tried).toEqual(['openai']);
  });

  it('stops when the client goes away while a vendor fails', async () => {
    const reason = new Error('The client went away');
    const { tried, result } = run([failure('openai'), reply], { signal: AbortSignal.abort(reason) });
    await expect(result).rejects.toBe(reason);
    expect(tried).toEqual(['openai']);
  });

  it('hides no fault of our own', async () => {
    const bug = new TypeError('Bug');
    await expect(run([bug, reply]).result).rejects.toBe(bug);
  });

  it('needs a candidate', async () => {
    const options = { fallback: true, signal: new AbortController().signal };
    await expect(withFallback([], async () => reply, options)).rejects.toThrow(RangeError);
  });
});
