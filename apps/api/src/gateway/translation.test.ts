import { json, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { MESSAGES_REPLY, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { OpenAI } from 'openai';
import { expect, it } from 'vitest';
import { OPERATORS_ANTHROPIC_KEY, openGatewayApp } from './testing/gateway-app.ts';

const test = fixture(openGatewayApp);

const CHAT = {
  model: 'anthropic/claude-haiku-4-5',
  messages: [
    { role: 'system' as const, content: 'Be brief.' },
    { role: 'user' as const, content: 'Hello' },
  ],
};
const sent = () => JSON.parse(String(test.vendor.received.at(-1)?.body));

it('a chat completion of Anthropic is asked for in its protocol', async () => {
  test.vendor.respondWith(json(MESSAGES_REPLY));
  const reply = await test.openai().chat.completions.create(CHAT);
  expect(reply.choices[0]?.message.content).toBe('Hello 😀');
  const received = test.vendor.received.at(-1);
  expect(received?.path).toBe('/v1/messages');
  expect(received?.headers['x-api-key']).toBe(OPERATORS_ANTHROPIC_KEY);
  expect(received?.headers['anthropic-version']).toBe('2023-06-01');
  expect(sent()).toMatchObject({
    model: 'claude-haiku-4-5',
    system: [{ text: 'Be brief.' }],
    max_tokens: 16_384,
  });
  expect((await test.rows()).at(-1)).toMatchObject({
    provider: 'anthropic',
    status: 'completed',
    inputTokens: 100,
    cachedInputTokens: 60,
    cacheWriteTokens: 30,
  });
});

it('a stream comes as one of chat completions, with its usage if that is asked for', async () => {
  test.vendor.respondWith(stream(...STREAMS.messages));
  const read = async (more: object) => {
    const chunks = [];
    for await (const chunk of await test.openai().chat.completions.create({ ...CHAT, stream: true, ...more }))
      chunks.push(chunk);
    return chunks;
  };
  const chunks = await read({});
  expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Hello 😀');
  expect(chunks.some(({ usage }) => usage)).toBe(false);
  const withUsage = await read({ stream_options: { include_usage: true } });
  expect(withUsage.at(-1)?.usage?.prompt_tokens).toBe(100);
});

it('what cannot be said there is refused, and Anthropic is not asked', async () => {
  const before = test.vendor.received.length;
  const call = test.openai().chat.completions.create({ ...CHAT, logprobs: true });
  const error: unknown = await call.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OpenAI.BadRequestError);
  expect(error).toMatchObject({ code: 'unsupported_parameter', param: 'logprobs' });
  expect(test.vendor.received.length).toBe(before);
});

it('what Anthropic refuses is told in the words of OpenAI', async () => {
  const told = { type: 'error', error: { type: 'invalid_request_error', message: 'Too long.' } };
  test.vendor.respondWith(json(told, 400));
  const error: unknown = await test
    .openai()
    .chat.completions.create(CHAT)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(OpenAI.BadRequestError);
  expect(error).toMatchObject({ type: 'invalid_request_error' });
  expect(String(error)).toContain('Too long.');
});
