import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError, type ProviderErrorKind, type ProviderErrorReason } from '../errors.ts';
import { singleTurn } from '../messages.ts';
import type { CompletionRequest } from '../spec.ts';
import { vendors } from '../vendors.ts';

const SECRET = 'sk-very-secret-key';
const request: CompletionRequest = {
  model: 'some-model',
  messages: singleTurn('Reply in JSON.', 'The confidential prompt'),
  maxOutputTokens: 100,
  jsonSchema: {
    name: 'refined',
    schema: { type: 'object', properties: { text: { type: 'string' } }, additionalProperties: false },
  },
};

type Fault = [
  name: string,
  step: Step,
  kind: ProviderErrorKind,
  retryable: boolean,
  expected?: { reason?: ProviderErrorReason; retryAfterMs?: number; status?: number },
];

const FAULTS: Fault[] = [
  [
    '429 with seconds',
    { kind: 'rate-limit', retryAfter: '2' },
    'rate_limit',
    true,
    { retryAfterMs: 2000, status: 429 },
  ],
  [
    '429 with milliseconds',
    { kind: 'rate-limit', retryAfterMs: 15 },
    'rate_limit',
    true,
    { retryAfterMs: 15 },
  ],
  [
    '429 with a date',
    { kind: 'rate-limit', retryAfter: 'Thu, 01 Jan 2099 00:00:00 GMT' },
    'rate_limit',
    true,
    { retryAfterMs: 3_600_000 },
  ],
  ['429 without a wait', { kind: 'rate-limit' }, 'rate_limit', true],
  [
    '429 of a spent quota',
    { kind: 'error', status: 429, code: 'insufficient_quota' },
    'rate_limit',
    false,
    { reason: 'insufficient_quota' },
  ],
  ['401', { kind: 'error', status: 401, message: SECRET }, 'auth', false, { status: 401 }],
  ['403', { kind: 'error', status: 403 }, 'auth', false, { status: 403 }],
  ['404', { kind: 'error', status: 404 }, 'invalid_request', false, { reason: 'model_not_found' }],
  [
    '400',
    { kind: 'error', status: 400, message: 'The confidential prompt' },
    'invalid_request',
    false,
    { status: 400 },
  ],
  ['408', { kind: 'error', status: 408 }, 'timeout', true],
  ['500', { kind: 'error', status: 500 }, 'overloaded', true, { status: 500 }],
  [
    '503',
    { kind: 'error', status: 503, headers: { 'retry-after': '3' } },
    'overloaded',
    true,
    { retryAfterMs: 3000 },
  ],
  ['529', { kind: 'error', status: 529 }, 'overloaded', true, { status: 529 }],
  [
    'no answer at all',
    { kind: 'cut', framing: 'before-headers' },
    'network',
    true,
    { reason: 'connection_cut' },
  ],
  [
    'a reply cut short of its length',
    { kind: 'cut', framing: 'content-length' },
    'network',
    true,
    { reason: 'connection_cut' },
  ],
  [
    'a chunked reply cut off',
    { kind: 'cut', framing: 'chunked' },
    'network',
    true,
    { reason: 'connection_cut' },
  ],
  ['garbage for JSON', { kind: 'body', body: '{"choices":[{"mess' }, 'malformed_reply', true],
  [
    'a web page',
    { kind: 'body', body: '<html>Maintenance</html>', contentType: 'text/html' },
    'malformed_reply',
    true,
  ],
  ['an empty body', { kind: 'body', body: '' }, 'malformed_reply', true],
  ['null', { kind: 'body', body: 'null' }, 'malformed_reply', true],
  ['JSON of another shape', { kind: 'body', body: '{"choices":{},"content":"x"}' }, 'malformed_reply', true],
  ['a reply without choices', { kind: 'empty' }, 'malformed_reply', true],
  ['an empty text', { kind: 'reply', text: '' }, 'malformed_reply', true],
  ['a refusal', { kind: 'reply', text: '', finishReason: 'content_filter' }, 'content_filter', false],
  [
    'a redirect',
    { kind: 'redirect', location: 'http://127.0.0.1:1/' },
    'invalid_request',
    false,
    { reason: 'redirect' },
  ],
  [
    'an endless reply',
    { kind: 'huge', bytes: 40_000_000 },
    'malformed_reply',
    false,
    { reason: 'reply_too_large' },
  ],
];

describe.each(['openai', 'anthropic'] as const)('%s', (provider) => {
  let fake: FakeVendor;
  const neverAborted = new AbortController().signal;

  function complete(signal: AbortSignal = neverAborted, overrides: Partial<CompletionRequest> = {}) {
    const credentials = { apiKey: SECRET, baseUrl: fake.baseUrl };
    return vendors[provider].complete({ ...request, ...overrides }, { credentials, signal });
  }

  const failure = (signal?: AbortSignal) =>
    complete(signal).then(
      (reply) => expect.fail(`Took ${JSON.stringify(reply)} for a reply`),
      (error: unknown) => error,
    );

  beforeAll(async () => {
    fake = await startFakeVendor({ protocol: provider, apiKey: SECRET });
  });
  beforeEach(() => fake.reset());
  afterAll(() => fake.close());

  it('completes', async () => {
    fake.script({ kind: 'reply', text: 'Refined.', model: 'some-model-2026-01-01' });
    await expect(complete()).resolves.toEqual({
      text: 'Refined.',
      model: 'some-model-2026-01-01',
      usage: { inputTokens: expect.any(Number), outputTokens: 2 },
      finishReason: 'stop',
    });
    expect(fake.requests).toHaveLength(1);
  });

  it.each(FAULTS)(
    'reports %s once, without a word of secret or prompt',
    async (_, step, kind, retryable, expected = {}) => {
      fake.script(step);
      const error = await failure();
      expect(error).toBeInstanceOf(ProviderError);
      expect(error).toMatchObject({ provider, kind, retryable, ...expected });
      expect(JSON.stringify(error) + String(error)).not.toMatch(/secret|confidential/);
      expect(fake.requests).toHaveLength(1);
    },
  );

  it('reports a refused connection', async () => {
    const gone = await startFakeVendor({ protocol: provider });
    await gone.close();
    const credentials = { apiKey: SECRET, baseUrl: gone.baseUrl };
    await expect(
      vendors[provider].complete(request, { credentials, signal: neverAborted }),
    ).rejects.toMatchObject({ kind: 'network', reason: 'connection_refused', retryable: true });
  });

  it('takes a reply that was cut by its length limit for what it is', async () => {
    fake.script({ kind: 'reply', text: 'The first ha', finishReason: 'length' });
    await expect(complete()).resolves.toMatchObject({ text: 'The first ha', finishReason: 'length' });
  });

  it('reads JSON that is declared to be text', async () => {
    const body = JSON.stringify({
      choices: [{ message: { content: 'x' }, finish_reason: 'stop' }],
      content: [{ type: 'text', text: 'x' }],
      stop_reason: 'end_turn',
    });
    fake.script({ kind: 'body', body, contentType: 'text/plain' });
    await expect(complete()).resolves.toMatchObject({ text: 'x' });
  });

  it('puts a reply together that comes in drips', async () => {
    fake.script({ kind: 'drip', text: 'drip by drip', pieces: 5, intervalMs: 2 });
    await expect(complete()).resolves.toMatchObject({ text: 'drip by drip' });
  });

  it('asks again without a format that is not supported', async () => {
    fake.script(
      { kind: 'unsupported-format', text: 'unreached' },
      { kind: 'unsupported-format', text: 'plain text' },
    );
    await expect(complete()).resolves.toMatchObject({ text: 'plain text' });
    expect(fake.requests.map(({ wantsFormat }) => wantsFormat)).toEqual([true, false]);
  });

  it('asks again for no more than the model can write', async () => {
    const message = 'max_tokens: 108000 > 64000, which is the maximum for this model';
    fake.script({ kind: 'error', status: 400, message }, { kind: 'reply', text: 'shorter' });
    const reply = await complete(neverAborted, { maxOutputTokens: 108_000 });
    expect(reply.text).toBe('shorter');
    expect(JSON.stringify(fake.requests[1]?.body)).toContain('_tokens":63999');
  });

  it('gives up on a limit that no adaptation satisfies', async () => {
    fake.respondWith(() => ({ kind: 'error', status: 400, message: 'max_tokens is too large' }));
    expect(await failure()).toMatchObject({ kind: 'invalid_request', reason: 'output_limit' });
    expect(fake.requests).toHaveLength(2);
  });

  it.each(['request', 'headers'] as const)(
    'ends with the abort reason while hanging after the %s',
    async (after) => {
      fake.script({ kind: 'hang', after });
      const controller = new AbortController();
      const failed = failure(controller.signal);
      await fake.waitForRequests(1);
      const reason = new Error('The client went away');
      controller.abort(reason);
      expect(await failed).toBe(reason);
    },
  );

  it('sends no request when it is aborted from the start', async () => {
    const reason = new Error('Too late');
    expect(await failure(AbortSignal.abort(reason))).toBe(reason);
    expect(fake.requests).toHaveLength(0);
  });

  it.each(['', 'line\nbreak', 'schlüssel', ' '])('refuses the key %j without quoting it', async (apiKey) => {
    const credentials = { apiKey, baseUrl: fake.baseUrl };
    const result = vendors[provider].complete(request, { credentials, signal: neverAborted });
    await expect(result).rejects.toMatchObject({ kind: 'auth', reason: 'invalid_credentials' });
    expect(fake.requests).toHaveLength(0);
  });

  it('reports a key that the vendor refuses', async () => {
    const credentials = { apiKey: 'wrong', baseUrl: fake.baseUrl };
    const result = vendors[provider].complete(request, { credentials, signal: neverAborted });
    await expect(result).rejects.toMatchObject({ kind: 'auth', status: 401 });
  });
});
