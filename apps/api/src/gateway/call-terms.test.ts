import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { deleteApiKey } from '@refinery/domain/api-keys/delete-api-key.ts';
import { updateApiKey } from '@refinery/domain/api-keys/update-api-key.ts';
import { beginStream, json, pausedStream, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, CHAT_STREAM, MESSAGES_REPLY, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type GatewayApp, openGatewayApp } from './testing/gateway-app.ts';

let test: GatewayApp;
let clock: TestClock;
beforeAll(async () => {
  clock = new TestClock();
  test = await openGatewayApp(inject('services'), { clock });
});
afterAll(() => test.close());
beforeEach(() => {
  // Each test begins in a window of its own.
  clock.advance(60_000);
});

type Terms = Omit<Parameters<typeof createApiKey>[1], 'name' | 'scopes'>;
const keyWith = (terms: Terms) =>
  createApiKey(test.member.as, { name: 'k', scopes: ['models:call'], ...terms });

const CHAT = { model: 'gpt-4o-mini', messages: [{ role: 'user' as const, content: 'Hello' }] };

/** What a call is answered, as bytes. */
async function send(key: string, body: unknown = CHAT, path = '/v1/chat/completions') {
  const response = await fetch(`${test.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const calls = () => test.vendor.received.length;

describe('limits of calls', () => {
  it('of a key count its calls to models, apart from its other requests', async () => {
    const { key } = await keyWith({ rateLimitPerMinute: 2 });
    test.vendor.respondWith(json(CHAT_REPLY));
    for (let time = 0; time < 3; time++) {
      const other = await test.get(null, '/api/auth/me', { 'x-api-key': key });
      expect(other.statusCode).toBe(time < 2 ? 200 : 429);
    }
    const first = await send(key);
    expect([
      first.status,
      first.headers.get('ratelimit-limit'),
      first.headers.get('ratelimit-remaining'),
    ]).toEqual([...[200, '2', '1']]);
    expect((await send(key)).headers.get('ratelimit-remaining')).toBe('0');
    clock.advance(15_000);
    const before = calls();
    const refused = await send(key);
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.text).error).toMatchObject({
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
    });
    expect(refused.headers.get('retry-after')).toBe('45');
    expect(refused.headers.get('ratelimit-reset')).toBe('45');
    const anthropic = await send(key, { ...CHAT, max_tokens: 5 }, '/v1/messages');
    expect(JSON.parse(anthropic.text)).toMatchObject({ type: 'error', error: { type: 'rate_limit_error' } });
    expect(calls()).toBe(before);
    clock.advance(45_000);
    expect((await send(key)).status).toBe(200);
  });

  it('of an organization count the calls of all its keys', async () => {
    const limited = await openGatewayApp(inject('services'), { clock, env: { GATEWAY_RATE_FREE: '2' } });
    limited.vendor.respondWith(json(CHAT_REPLY));
    const free = await buildMember(limited.ctx, { plan: 'free' });
    const make = async () => (await createApiKey(free.as, { name: 'k', scopes: ['models:call'] })).key;
    const [one, other] = [await make(), await make()];
    const call = (apiKey: string) => limited.openai({ apiKey }).chat.completions.create(CHAT);
    await call(one);
    await call(other);
    await expect(call(one)).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
    expect(limited.vendor.received).toHaveLength(2);
    await limited.close();
  });

  it('of tokens count what the vendor billed', async () => {
    const { key } = await keyWith({ tokensPerMinute: 200 });
    test.vendor.respondWith(json(CHAT_REPLY));
    // 100 tokens of input and 20 of output each.
    for (const status of [200, 200, 429]) {
      expect((await send(key)).status).toBe(status);
      await test.ctx.ledger.settled();
    }
    clock.advance(60_000);
    // 40 were over.
    expect((await send(key)).status).toBe(200);
    await test.ctx.ledger.settled();
    expect((await send(key)).status).toBe(200);
    await test.ctx.ledger.settled();
    expect((await send(key)).status).toBe(429);
  });

  it('of tokens give back what a call that failed did not use', async () => {
    const { key } = await keyWith({ tokensPerMinute: 40 });
    for (let time = 0; time < 3; time++) {
      test.vendor.respondWith(json({ error: { message: 'no' } }, 400));
      expect((await send(key)).status).toBe(400);
    }
    const wrong = await send(key, { ...CHAT, model: 'no-such-model' });
    expect(wrong.status).toBe(404);
    test.vendor.respondWith(json(CHAT_REPLY));
    expect((await send(key)).status).toBe(200);
  });
});

describe('kept replies', () => {
  it.each([
    ['a completion', CHAT, '/v1/chat/completions', json(CHAT_REPLY)],
    ['a stream', { ...CHAT, stream: true }, '/v1/chat/completions', stream(...CHAT_STREAM)],
    [
      'a message',
      { model: 'claude-haiku-4-5', max_tokens: 5, messages: CHAT.messages },
      '/v1/messages',
      json(MESSAGES_REPLY),
    ],
    [
      'a response',
      { model: 'gpt-4o-mini', input: 'Hello', stream: true },
      '/v1/responses',
      stream(...STREAMS.responses),
    ],
  ])(
    'answer %s that was there before, byte for byte and without a vendor',
    async (_what, body, path, respond) => {
      const { key, id } = await keyWith({ replyCache: { ttlSeconds: 60 }, tokensPerMinute: 1_000 });
      test.vendor.respondWith(respond);
      const first = await send(key, body, path);
      const [before, rows] = [calls(), (await test.rows()).length];
      const again = await send(key, body, path);
      expect([again.status, again.text, again.headers.get('content-type')]).toEqual([
        ...[200, first.text, first.headers.get('content-type')],
      ]);
      expect(again.headers.get('x-refinery-attempts')).toBe('0');
      expect(again.headers.get('x-refinery-call-id')).toBe(first.headers.get('x-refinery-call-id'));
      expect(again.headers.get('x-refinery-saved')).toMatch(/^reply=\d+$/);
      expect([calls(), (await test.rows()).length]).toEqual([before, rows]);

      // Not for another key, another body, or later.
      const other = await keyWith({ replyCache: { ttlSeconds: 60 } });
      await send(other.key, body, path);
      await send(key, { ...body, temperature: 0 }, path);
      clock.advance(60_000);
      await send(key, body, path);
      expect(calls()).toBe(before + 3);

      await updateApiKey(test.member.as, { id, compactToolResults: true });
      await test.ctx.identities.caughtUp();
      await send(key, body, path);
      expect(calls()).toBe(before + 4);
      expect(test.ctx.replyCache.bytes).toBeGreaterThan(0);
      for (const made of [id, other.id]) await deleteApiKey(test.member.as, { id: made });
      await test.ctx.identities.caughtUp();
      expect(test.ctx.replyCache.bytes).toBe(0);
      expect((await send(key, body, path)).status).toBe(401);
    },
  );

  it.each([
    ['an error', json({ error: { message: 'no' } }, 400)],
    [
      'a stream that is cut',
      (response) => {
        beginStream(response);
        response.write(CHAT_STREAM[0]);
        response.write(CHAT_STREAM[1], () => response.destroy());
      },
    ],
    ['a stream without its end', stream(...CHAT_STREAM.slice(0, 2))],
  ] satisfies [string, Parameters<GatewayApp['vendor']['respondWith']>[0]][])(
    'are never %s',
    async (_what, respond) => {
      const { key } = await keyWith({ replyCache: { ttlSeconds: 60 } });
      const body = { ...CHAT, stream: true };
      test.vendor.respondWith(respond);
      await send(key, body).catch(() => undefined);
      await test.rows();
      const before = calls();
      test.vendor.respondWith(stream(...CHAT_STREAM));
      expect((await send(key, body)).headers.get('x-refinery-attempts')).toBe('1');
      expect(calls()).toBe(before + 1);
    },
  );

  it('are never those of a call whose caller has left', async () => {
    const { key } = await keyWith({ replyCache: { ttlSeconds: 60 } });
    const paused = pausedStream(CHAT_STREAM.slice(0, 2).join(''), (response) =>
      response.end(CHAT_STREAM.slice(2).join('')),
    );
    test.vendor.respondWith(paused.respond);
    const left = new AbortController();
    const body = JSON.stringify({ ...CHAT, stream: true });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const options = { method: 'POST', headers, body, signal: left.signal };
    const response = await fetch(`${test.url}/v1/chat/completions`, options);
    await response.body?.getReader().read();
    left.abort();
    await waitFor(async () => (await test.rows()).at(-1)?.status === 'cancelled');
    paused.resume();
    test.vendor.respondWith(stream(...CHAT_STREAM));
    expect((await send(key, { ...CHAT, stream: true })).headers.get('x-refinery-attempts')).toBe('1');
  });

  it('leave nothing of replies that were not kept in memory', () => {
    expect(test.ctx.replyCache.gathering.bytes).toBe(0);
  });

  it('are for keys that ask for it only', async () => {
    test.vendor.respondWith(json(CHAT_REPLY));
    const before = calls();
    await send(test.key);
    await send(test.key);
    expect(calls()).toBe(before + 2);
  });
});

describe('tool results', () => {
  const rows = Array.from({ length: 20 }, (_, id) => ({ id, name: `row ${id}` }));
  const conversation = (content: string) => ({
    ...CHAT,
    messages: [
      ...CHAT.messages,
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{ }' } }],
      },
      { role: 'tool', tool_call_id: 'c', content },
    ],
  });

  it('leave without white space for keys that ask for it, and it is said and written down what that saved', async () => {
    test.vendor.respondWith(json(CHAT_REPLY));
    const { key } = await keyWith({ compactToolResults: true });
    const reply = await send(key, conversation(JSON.stringify(rows, null, 2)));
    expect(String(test.vendor.received.at(-1)?.body)).toBe(
      JSON.stringify(conversation(JSON.stringify(rows))),
    );
    expect(reply.headers.get('x-refinery-saved')).toMatch(/^results=\d+$/);
    expect((await test.rows()).at(-1)?.saved).toEqual({ results: expect.any(Number) });
    const sent = conversation(JSON.stringify(rows, null, 2));
    await send(test.key, sent);
    expect(String(test.vendor.received.at(-1)?.body)).toBe(JSON.stringify(sent));
  });
});
