import { json, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, CHAT_STREAM, MESSAGES_REPLY, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { OPERATORS_ANTHROPIC_KEY, OPERATORS_KEY, openGatewayApp } from './testing/gateway-app.ts';

const test = fixture(openGatewayApp);

const MESSAGES = [{ role: 'user' as const, content: 'Hello' }];

describe('the openai SDK', () => {
  it('gets chat completions, and the call is written down', async () => {
    test.vendor.respondWith(
      json(CHAT_REPLY, 200, { 'x-request-id': 'req_1', 'openai-organization': 'acme' }),
    );
    const body = { model: 'gpt-4o-mini', messages: MESSAGES, temperature: 0.5 };
    const { data, response } = await test
      .openai({ headers: { 'X-Refinery-Tags': '{"feature":"search"}' } })
      .chat.completions.create(body)
      .withResponse();
    expect(data).toMatchObject({ choices: [{ message: { content: expect.any(String) } }] });
    const received = test.vendor.received.at(-1);
    expect(received?.path).toBe('/v1/chat/completions');
    expect(received?.body.toString()).toBe(JSON.stringify(body));
    expect(received?.headers.authorization).toBe(`Bearer ${OPERATORS_KEY}`);
    expect(Object.keys(received?.headers ?? {}).filter((name) => /^x-|refinery|cookie/.test(name))).toEqual(
      [],
    );
    expect(response.headers.get('openai-organization')).toBeNull();
    const row = (await test.rows()).at(-1);
    expect(row).toMatchObject({
      kind: 'gateway',
      status: 'completed',
      provider: 'openai',
      model: 'gpt-4o-mini',
    });
    expect(row).toMatchObject({ metadata: { feature: 'search' }, apiKeyId: expect.any(String) });
    expect(row?.costMicros).toBeGreaterThan(0);
    expect(response.headers.get('x-refinery-call-id')).toBe(row?.id);
    expect(response.headers.get('x-refinery-provider')).toBe('openai');
    expect(response.headers.get('x-refinery-attempts')).toBe('1');
  });

  it('streams chat completions, whose usage is asked for and kept from who did not ask', async () => {
    test.vendor.respondWith(stream(...CHAT_STREAM));
    const chunks = [];
    for await (const chunk of await test
      .openai()
      .chat.completions.create({ model: 'openai/gpt-4o-mini', messages: MESSAGES, stream: true }))
      chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Hello 😀');
    expect(chunks.every(({ usage }) => !usage)).toBe(true);
    expect(JSON.parse(String(test.vendor.received.at(-1)?.body))).toEqual({
      model: 'gpt-4o-mini',
      messages: MESSAGES,
      stream: true,
      stream_options: { include_usage: true },
    });
    const row = (await test.rows()).at(-1);
    expect(row).toMatchObject({
      status: 'completed',
      inputTokens: 100,
      cachedInputTokens: 60,
      outputTokens: 20,
    });
    expect(row?.firstContentMs).toEqual(expect.any(Number));
  });

  it('streams responses, which the vendor is told not to keep', async () => {
    test.vendor.respondWith(stream(...STREAMS.responses));
    const events = [];
    for await (const event of await test
      .openai()
      .responses.create({ model: 'gpt-4o-mini', input: 'Hello', stream: true }))
      events.push(event.type);
    expect(events.at(-1)).toBe('response.completed');
    expect(JSON.parse(String(test.vendor.received.at(-1)?.body))).toMatchObject({ store: false });
  });
});

describe('the Anthropic SDK', () => {
  it('gets messages', async () => {
    test.vendor.respondWith(json(MESSAGES_REPLY));
    const body = { model: 'claude-haiku-4-5', max_tokens: 100, messages: MESSAGES };
    const message = await test.anthropic().messages.create(body);
    expect(message.content).toMatchObject([{ type: 'text' }]);
    const received = test.vendor.received.at(-1);
    expect(received?.path).toBe('/v1/messages');
    expect(received?.headers['x-api-key']).toBe(OPERATORS_ANTHROPIC_KEY);
    expect(received?.headers['anthropic-version']).toMatch(/^20\d\d-/);
    expect(received?.headers.authorization).toBeUndefined();
    expect(received?.body.toString()).toBe(JSON.stringify(body));
  });

  it('streams messages', async () => {
    test.vendor.respondWith(stream(...STREAMS.messages));
    const message = await test
      .anthropic()
      .messages.stream({ model: 'anthropic/claude-haiku-4-5', max_tokens: 100, messages: MESSAGES })
      .finalMessage();
    expect(message.content).toMatchObject([{ type: 'text', text: 'Hello 😀' }]);
    expect((await test.rows()).at(-1)).toMatchObject({ provider: 'anthropic', cacheWriteTokens: 30 });
  });
});
