import Anthropic from '@anthropic-ai/sdk';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { json, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_STREAM, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { APIError, OpenAI } from 'openai';
import { beforeEach, describe, expect, it } from 'vitest';
import { OPERATORS_KEY, openGatewayApp } from './testing/gateway-app.ts';

const test = fixture((services) => openGatewayApp(services, { env: { PROVIDER_BREAKER_FAILURES: '1000' } }));

const MESSAGES = [{ role: 'user' as const, content: 'Hello' }];
const CHAT = { model: 'gpt-4o-mini', messages: MESSAGES };
const MESSAGE = { model: 'claude-haiku-4-5', max_tokens: 10, messages: MESSAGES };
const WRONG_KEY = `prk_${'x'.repeat(43)}`;

async function failure(
  work: PromiseLike<unknown>,
): Promise<APIError | InstanceType<typeof Anthropic.APIError>> {
  const error: unknown = await Promise.resolve(work).catch((reason: unknown) => reason);
  if (error instanceof APIError || error instanceof Anthropic.APIError) return error;
  throw new Error('No error of an SDK.', { cause: error });
}

/** Sends a body as it is. */
async function post(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(test.url + path, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${test.key}`, 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, headers: response.headers, body: Object(await response.json()) };
}

describe('who may call', () => {
  it('nobody with a wrong key', async () => {
    const openai = await failure(test.openai({ apiKey: WRONG_KEY }).chat.completions.create(CHAT));
    expect(openai).toBeInstanceOf(OpenAI.AuthenticationError);
    expect(openai).toMatchObject({ status: 401, code: 'invalid_api_key' });
    const anthropic = await failure(test.anthropic({ apiKey: WRONG_KEY }).messages.create(MESSAGE));
    expect(anthropic).toBeInstanceOf(Anthropic.AuthenticationError);
    expect(anthropic).toMatchObject({ status: 401, type: 'authentication_error' });
  });

  it('no key without models:call', async () => {
    const { key } = await createApiKey(test.member.as, { name: 'Other' });
    const openai = await failure(test.openai({ apiKey: key }).chat.completions.create(CHAT));
    expect(openai).toBeInstanceOf(OpenAI.PermissionDeniedError);
    const anthropic = await failure(test.anthropic({ apiKey: key }).messages.create(MESSAGE));
    expect(anthropic).toBeInstanceOf(Anthropic.PermissionDeniedError);
  });
});

describe('what is refused before a vendor is asked', () => {
  let before: number;
  beforeEach(() => {
    before = test.vendor.received.length;
  });
  const notAsked = () => expect(test.vendor.received.length).toBe(before);

  it.each(['no-such-model', 'nobody/gpt-4o-mini', 'groq/llama-4', 'ft:gpt-4o-mini:acme::1'])(
    'the model %s',
    async (model) => {
      const openai = await failure(test.openai().chat.completions.create({ ...CHAT, model }));
      expect(openai).toBeInstanceOf(OpenAI.NotFoundError);
      expect(openai).toMatchObject({ code: 'model_not_found', param: 'model' });
      const anthropic = await failure(test.anthropic().messages.create({ ...MESSAGE, model }));
      expect(anthropic).toMatchObject({ status: 404, type: 'not_found_error' });
      notAsked();
    },
  );

  it('an endpoint that the provider lacks', async () => {
    const openai = await failure(test.openai().responses.create({ model: 'claude-haiku-4-5', input: 'Hi' }));
    expect(openai).toMatchObject({ status: 400, code: 'unsupported_endpoint' });
    const anthropic = await failure(test.anthropic().messages.create({ ...MESSAGE, model: 'gpt-4o-mini' }));
    expect(anthropic).toMatchObject({ status: 400, type: 'invalid_request_error' });
    notAsked();
  });

  it.each([
    ['', 'invalid_json'],
    ['{', 'invalid_json'],
    ['[]', 'invalid_type'],
    ['{}', 'missing_required_parameter'],
    ['{"model":"gpt-4o-mini","model":"gpt-4o"}', 'repeated_key'],
    ['{"model":"gpt-4o-mini","mod\\u0065l":"gpt-4o"}', 'repeated_key'],
    ['{"model":"gpt-4o-mini","n":1,"n":9}', 'repeated_key'],
    ['{"model":"gpt-4o-mini","max_tokens":1,"max_tokens":9}', 'repeated_key'],
    ['{"model":"gpt-4o-mini","n":0}', 'invalid_value'],
    ['{"model":"gpt-4o-mini","stream":"yes"}', 'invalid_type'],
    ['{"model":7}', 'invalid_type'],
  ])('the body %s', async (body, code) => {
    const { status, body: reply } = await post('/v1/chat/completions', body);
    expect(status).toBe(400);
    expect(reply).toMatchObject({
      error: { message: expect.any(String), type: 'invalid_request_error', code },
    });
    notAsked();
  });

  it.each([
    ['/v1/chat/completions', { ...CHAT, max_tokens: 0 }, 'max_tokens'],
    ['/v1/chat/completions', { ...CHAT, max_completion_tokens: 0 }, 'max_completion_tokens'],
    ['/v1/chat/completions', { ...CHAT, max_tokens: 9, max_completion_tokens: -1 }, 'max_completion_tokens'],
    ['/v1/responses', { model: 'gpt-4o-mini', input: 'Hello', max_output_tokens: 0 }, 'max_output_tokens'],
    ['/v1/responses', { model: 'gpt-4o-mini', input: 'Hello', max_output_tokens: -5 }, 'max_output_tokens'],
    ['/v1/messages', { ...MESSAGE, max_tokens: -1 }, 'max_tokens'],
  ])('a limit that is none: %s %j', async (path, body, param) => {
    const { status, body: reply } = await post(path, JSON.stringify(body));
    expect([status, reply.error.code]).toEqual([400, 'invalid_value']);
    expect(reply.error.message).toContain(param);
    notAsked();
  });

  it('a body that is too large', async () => {
    const { status, body } = await post('/v1/messages', Buffer.alloc(32 * 1024 * 1024 + 1, ' '));
    expect(status).toBe(413);
    expect(body).toMatchObject({ type: 'error', error: { type: 'request_too_large' } });
    notAsked();
  });

  it.each(['{', '[]', '{"a":1}', JSON.stringify({ a: 'x'.repeat(513) }), '"a"'])(
    'the tags %.20s',
    async (tags) => {
      const { status, body } = await post('/v1/chat/completions', JSON.stringify(CHAT), {
        'x-refinery-tags': tags,
      });
      expect([status, body.error.code]).toEqual([400, 'invalid_tags']);
      notAsked();
    },
  );

  it.each([
    ['previous_response_id', { previous_response_id: 'resp_1' }],
    ['conversation', { conversation: 'conv_1' }],
    ['prompt', { prompt: { id: 'pmpt_1' } }],
    ['input', { input: [{ type: 'item_reference', id: 'msg_1' }] }],
    ['file_id', { input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'file_1' }] }] }],
  ])('what the vendor stores for the owner of the operator’s key: %s', async (param, more) => {
    const { status, body } = await post(
      '/v1/responses',
      JSON.stringify({ model: 'gpt-4o-mini', input: 'Hi', ...more }),
    );
    expect([status, body.error.code, body.error.param]).toEqual([400, 'unsupported_parameter', param]);
    notAsked();
  });
});

it('a path that is none of the vendors’ is refused as they would', async () => {
  for (const path of ['/v1/completions', '/v1/files', '/v1/chat/completions/x']) {
    const { status, body } = await post(path, '{}');
    expect([status, body.error.code]).toEqual([404, 'unknown_url']);
  }
  const get = await fetch(`${test.url}/v1/chat/completions`);
  expect([get.status, Object(await get.json()).error.code]).toEqual([404, 'unknown_url']);
});

describe('what a vendor says', () => {
  it('of the request is passed on, with its status, code and param, and without keys', async () => {
    const message = `Bad thing with ${OPERATORS_KEY}.`;
    const error = { message, type: 'invalid_request_error', code: 'bad_thing', param: 'temperature' };
    test.vendor.respondWith(json({ error }, 400));
    const openai = await failure(test.openai().chat.completions.create(CHAT));
    expect(openai).toBeInstanceOf(OpenAI.BadRequestError);
    expect(openai).toMatchObject({ code: 'bad_thing', param: 'temperature', type: 'invalid_request_error' });
    expect(openai.message).toContain('Bad thing with [key].');
    expect((await test.rows()).at(-1)).toMatchObject({ status: 'failed', costMicros: 0 });
  });

  it.each([
    [402, 'Insufficient balance'],
    [403, 'Your input was flagged by moderation'],
    [405, 'Not allowed'],
    [424, 'A tool failed'],
    [429, 'You exceeded your current quota: insufficient_quota'],
  ])('of the request with %d keeps this status', async (status, message) => {
    test.vendor.respondWith(json({ error: { message, code: 'bad_thing' } }, status));
    const openai = await failure(test.openai().chat.completions.create(CHAT));
    expect(openai).toMatchObject({ status, code: 'bad_thing' });
    expect(openai.message).toContain(message);
  });

  it('of its own bill is not taken for our budget', async () => {
    const message = 'Your credit balance is too low';
    test.vendor.respondWith(json({ type: 'error', error: { type: 'invalid_request_error', message } }, 400));
    const anthropic = await failure(test.anthropic().messages.create(MESSAGE));
    expect(anthropic).toMatchObject({ status: 400, type: 'invalid_request_error' });
  });

  it('of its rate is passed on, with when to come again', async () => {
    const error = { type: 'error', error: { type: 'rate_limit_error', message: 'Slow down' } };
    test.vendor.respondWith(json(error, 429, { 'retry-after': '7' }));
    const anthropic = await failure(test.anthropic().messages.create(MESSAGE));
    expect(anthropic).toMatchObject({ status: 429, type: 'rate_limit_error' });
    expect(anthropic.headers?.get('retry-after')).toBe('7');
  });

  it.each([401, 403])('of our credentials is no business of the caller (%d)', async (status) => {
    test.vendor.respondWith(json({ error: { message: 'Incorrect API key sk-1234567' } }, status));
    const openai = await failure(test.openai({ maxRetries: 3 }).chat.completions.create(CHAT));
    expect(openai).toMatchObject({ status: 502 });
    expect(openai.message).not.toContain('sk-');
    expect(openai.headers?.get('x-should-retry')).toBe('false');
  });

  it('of itself is a 502 that may be tried again', async () => {
    test.vendor.respondWith(json({ error: { message: 'Sorry' } }, 500));
    const before = test.vendor.received.length;
    const openai = await failure(test.openai({ maxRetries: 1 }).chat.completions.create(CHAT));
    expect(openai).toMatchObject({ status: 502, type: 'server_error' });
    expect(test.vendor.received.length).toBe(before + 2);
    expect(openai.headers?.get('x-refinery-call-id')).toBe((await test.rows()).at(-1)?.id);
  });
});

describe('a reply that is cut', () => {
  it.each(['chat', 'responses', 'messages'] as const)('is an error for the SDK: %s', async (protocol) => {
    // The mark behind a chat says nothing.
    const missing = protocol === 'chat' ? -3 : -1;
    test.vendor.respondWith(stream(...STREAMS[protocol].slice(0, missing)));
    const read = async () => {
      if (protocol === 'messages') return test.anthropic().messages.stream(MESSAGE).finalMessage();
      const { chat, responses } = test.openai();
      const events =
        protocol === 'chat'
          ? await chat.completions.create({ ...CHAT, stream: true })
          : await responses.create({ model: 'gpt-4o-mini', input: 'Hi', stream: true });
      const seen = [];
      for await (const event of events) {
        if ('type' in event && event.type === 'error')
          throw new APIError(undefined, event, event.message, undefined);
        seen.push(event);
      }
      return seen;
    };
    await failure(read());
    expect((await test.rows()).at(-1)).toMatchObject({ status: 'truncated', error: 'stream_truncated' });
  });

  it('ends the call where the caller leaves', async () => {
    test.vendor.respondWith((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHAT_STREAM.slice(0, 3).join(''));
    });
    const left = new AbortController();
    const events = await test
      .openai()
      .chat.completions.create({ ...CHAT, stream: true }, { signal: left.signal });
    for await (const _ of events) left.abort();
    await expect.poll(async () => (await test.rows()).at(-1)?.status).toBe('cancelled');
  });
});
