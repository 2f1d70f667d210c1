import { afterEach, describe, expect, it } from 'vitest';
import type { ProtocolName } from './protocols/protocol.ts';
import { type FakeVendor, startFakeVendor } from './start-fake-vendor.ts';

let fake: FakeVendor | undefined;

async function start(protocol: ProtocolName): Promise<FakeVendor> {
  fake = await startFakeVendor({ protocol, apiKey: 'key' });
  return fake;
}

afterEach(() => fake?.close());

const post = (url: string, headers: Record<string, string>, body: unknown) =>
  fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });

const openaiHeaders = { authorization: 'Bearer key' };
const openaiBody = { model: 'm', messages: [{ role: 'user', content: 'Hello' }] };
const anthropicHeaders = { 'x-api-key': 'key', 'anthropic-version': '2023-06-01' };
const anthropicBody = { model: 'm', max_tokens: 10, messages: [{ role: 'user', content: 'Hello' }] };

describe('the OpenAI protocol', () => {
  const send = (vendor: FakeVendor, headers: Record<string, string>, body: unknown) =>
    post(`${vendor.baseUrl}/chat/completions`, headers, body);

  it('answers in its envelope and records the request', async () => {
    const vendor = await start('openai');
    vendor.respondWith(({ messages }) => `Re: ${messages[0]?.text}`);
    const response = await send(vendor, openaiHeaders, openaiBody);
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    expect(await response.json()).toMatchObject({
      object: 'chat.completion',
      model: 'm',
      choices: [{ message: { role: 'assistant', content: 'Re: Hello' }, finish_reason: 'stop' }],
      usage: { total_tokens: expect.any(Number) },
    });
    expect(vendor.requests).toMatchObject([
      { method: 'POST', path: '/v1/chat/completions', body: openaiBody, at: expect.any(Number) },
    ]);
  });

  it('bills what a step says', async () => {
    const vendor = await start('openai');
    vendor.script({ kind: 'reply', text: 'Hi', usage: { inputTokens: 30, outputTokens: 4 } });
    expect(await (await send(vendor, openaiHeaders, openaiBody)).json()).toMatchObject({
      usage: { prompt_tokens: 30, completion_tokens: 4, total_tokens: 34 },
    });
  });

  it.each([
    ['no key', 401, {}, openaiBody],
    ['a wrong key', 401, { authorization: 'Bearer other' }, openaiBody],
    ['no model', 400, openaiHeaders, { messages: openaiBody.messages }],
    ['no messages', 400, openaiHeaders, { model: 'm', messages: [] }],
    [
      'max_tokens for a reasoning model',
      400,
      openaiHeaders,
      { ...openaiBody, model: 'gpt-5', max_tokens: 5 },
    ],
    [
      'a temperature for a reasoning model',
      400,
      openaiHeaders,
      { ...openaiBody, model: 'o3', temperature: 0 },
    ],
    [
      'JSON mode without JSON',
      400,
      openaiHeaders,
      { ...openaiBody, response_format: { type: 'json_object' } },
    ],
    [
      'a strict schema that is not',
      400,
      openaiHeaders,
      {
        ...openaiBody,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'n', strict: true, schema: { type: 'object' } },
        },
      },
    ],
  ])('refuses %s, using up no step', async (_, status, headers, body) => {
    const vendor = await start('openai');
    vendor.script({ kind: 'reply', text: 'kept' });
    const response = await send(vendor, headers, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
    expect(await (await send(vendor, openaiHeaders, openaiBody)).text()).toContain('kept');
  });
});

describe('the Anthropic protocol', () => {
  const send = (vendor: FakeVendor, headers: Record<string, string>, body: unknown) =>
    post(`${vendor.baseUrl}/v1/messages`, headers, body);

  it('answers in its envelope', async () => {
    const response = await send(await start('anthropic'), anthropicHeaders, anthropicBody);
    expect(response.headers.get('request-id')).toMatch(/^req_/);
    expect(await response.json()).toMatchObject({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: 'ok' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: expect.any(Number), output_tokens: 1 },
    });
  });

  it.each([
    ['no key', 401, 'authentication_error', { 'anthropic-version': '2023-06-01' }, anthropicBody],
    ['no version', 400, 'invalid_request_error', { 'x-api-key': 'key' }, anthropicBody],
    ['no max_tokens', 400, 'invalid_request_error', anthropicHeaders, openaiBody],
    [
      'an empty system prompt',
      400,
      'invalid_request_error',
      anthropicHeaders,
      { ...anthropicBody, system: '' },
    ],
    [
      'an assistant that speaks first',
      400,
      'invalid_request_error',
      anthropicHeaders,
      { ...anthropicBody, messages: [{ role: 'assistant', content: 'Hi' }] },
    ],
  ])('refuses %s', async (_, status, type, headers, body) => {
    const response = await send(await start('anthropic'), headers, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ type: 'error', error: { type } });
  });
});

it('speaks the generic format', async () => {
  const vendor = await start('generic');
  const response = await post(
    vendor.baseUrl,
    { 'x-key': 'key' },
    { model: 'm', system: 's', prompt: 'Hello' },
  );
  expect(await response.json()).toMatchObject({ text: 'ok', model: 'm' });
  expect((await post(vendor.baseUrl, {}, { prompt: 'Hello' })).status).toBe(401);
});

it('follows its script in order, then its responder', async () => {
  const vendor = await start('openai');
  vendor.script({ kind: 'rate-limit', retryAfter: '2' }, { kind: 'error', status: 500 });
  vendor.respondWith(() => ({ kind: 'error', status: 503 }));
  const statuses = [];
  for (let index = 0; index < 3; index += 1) {
    const response = await post(`${vendor.baseUrl}/chat/completions`, openaiHeaders, openaiBody);
    statuses.push([response.status, response.headers.get('retry-after')]);
  }
  expect(statuses).toEqual([
    [429, '2'],
    [500, null],
    [503, null],
  ]);
});

it('does not know other paths', async () => {
  const vendor = await start('anthropic');
  expect((await post(`${vendor.url}/v2/messages`, anthropicHeaders, anthropicBody)).status).toBe(404);
});

it.each(['content-length', 'chunked', 'before-headers'] as const)(
  'cuts a reply framed by %s',
  async (framing) => {
    const vendor = await start('openai');
    vendor.script({ kind: 'cut', framing });
    const whole = post(`${vendor.baseUrl}/chat/completions`, openaiHeaders, openaiBody).then((reply) =>
      reply.text(),
    );
    await expect(whole).rejects.toThrow();
  },
);

it('closes while requests hang', async () => {
  const vendor = await start('openai');
  vendor.script({ kind: 'hang' });
  const pending = post(`${vendor.baseUrl}/chat/completions`, openaiHeaders, openaiBody);
  const failed = expect(pending).rejects.toThrow();
  await vendor.waitForRequests(1);
  await vendor.close();
  await failed;
});
