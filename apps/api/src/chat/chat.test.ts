import { chatSessions } from '@refinery/db/schema/chat.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { json, pausedStream, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_STREAM, CHAT_USAGE, chatChoice, DONE, event } from '@refinery/relay/relay/testing/wire.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { openChatApp } from './testing/chat-app.ts';

const test = fixture(openChatApp);
let member: Member;

beforeEach(async () => {
  test.vendor.received.length = 0;
  member = await test.newMember();
});

const completion = (content: string | null, more: object = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'llama-test-1',
  choices: [{ index: 0, message: { role: 'assistant', content, ...more }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
});
const sent = (index: number) => JSON.parse(String(test.vendor.received.at(index)?.body));

describe('a message', () => {
  it('gets the reply of the model, with what was said before', async () => {
    test.vendor.respondWith(json(completion('Up to 14 days.')));
    const id = await test.createSession(member, { model: 'groq/llama-test', systemPrompt: 'Be brief.' });
    const first = await test.say(member, id, 'How long? 😀');
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({
      sessionId: id,
      message: { role: 'assistant', content: 'Up to 14 days.', status: 'completed', finishReason: 'stop' },
      usage: { inputTokens: 100, outputTokens: 20 },
      provider: 'groq',
      model: 'llama-test-1',
      attempts: 1,
      droppedMessages: 0,
    });
    await test.say(member, id, 'And abroad?');
    expect(sent(-1)).toEqual({
      model: 'llama-test',
      stream: false,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'How long? 😀' },
        { role: 'assistant', content: 'Up to 14 days.' },
        { role: 'user', content: 'And abroad?' },
      ],
    });
    const chat = await test.read(member, id);
    expect(chat.messages.map(({ role, status }) => [role, status])).toEqual([
      ...[
        ['assistant', 'completed'],
        ['user', 'completed'],
      ],
      ...[
        ['assistant', 'completed'],
        ['user', 'completed'],
      ],
    ]);
    expect(chat.messages.map(({ usage }) => usage)).toEqual([
      ...[first.json().usage, null],
      ...[first.json().usage, null],
    ]);
    expect(chat).toMatchObject({ messageCount: 4, busy: false, nextCursor: null });
    await test.ctx.ledger.settled();
    const rows = await member.as.tenant.run((tx) =>
      tx.select().from(modelCalls).where(eq(modelCalls.organizationId, member.organizationId)),
    );
    expect(rows.map(({ kind, status }) => [kind, status])).toEqual(Array(2).fill(['chat', 'completed']));
  });

  it('comes as events', async () => {
    test.vendor.respondWith(stream(...CHAT_STREAM));
    const id = await test.createSession(member);
    const events = await test.stream(member, id, 'Hello');
    expect(events.map(({ name }) => name)).toEqual(['delta', 'delta', 'completed']);
    expect(events.slice(0, 2).map(({ data }) => data)).toEqual([{ text: 'Hel' }, { text: 'lo 😀' }]);
    expect(events.at(-1)?.data).toMatchObject({
      message: { content: 'Hello 😀', status: 'completed' },
      usage: { inputTokens: 100, cachedInputTokens: 60, outputTokens: 20, reasoningTokens: 5 },
      provider: 'groq',
    });
  });

  it('may be cut within a character, and may have what cannot be stored', async () => {
    const pieces = ['a\ud83d', '\ude00b', '\0', '\ud83d'].map((content) => chatChoice({ content }));
    test.vendor.respondWith(stream(...pieces, chatChoice({}, 'stop'), CHAT_USAGE, DONE));
    const id = await test.createSession(member);
    const events = await test.stream(member, id, 'Hello');
    const texts = events.filter(({ name }) => name === 'delta').map(({ data }) => data.text);
    expect(texts).toEqual(['a', '😀b', '\ufffd', '\ufffd']);
    expect((await test.read(member, id)).messages[0]?.content).toBe('a😀b\ufffd\ufffd');
  });

  it('of 200,000 characters is taken, a longer one and half a character are not', async () => {
    test.vendor.respondWith(json(completion('ok')));
    const id = await test.createSession(member);
    expect((await test.say(member, id, '😀'.repeat(100_000))).statusCode).toBe(200);
    const refused = await Promise.all(
      ['x'.repeat(200_001), '\ud83d', 'a\0b', ''].map((content) => test.say(member, id, content)),
    );
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400]);
  });

  it('to which no reply comes is marked, can be sent again, and does not go to the model any more', async () => {
    test.vendor.respondWith(json({ error: { message: 'No', code: 'context_length_exceeded' } }, 400));
    const id = await test.createSession(member);
    const refused = await test.say(member, id, 'One');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'call_refused']);
    test.vendor.respondWith(json(completion('Two it is')));
    expect((await test.say(member, id, 'Two')).statusCode).toBe(200);
    expect(sent(-1).messages).toEqual([{ role: 'user', content: 'Two' }]);
    expect((await test.read(member, id)).messages.map(({ content, status }) => [content, status])).toEqual([
      ['Two it is', 'completed'],
      ['Two', 'completed'],
      ['One', 'failed'],
    ]);
  });

  it('whose stream is cut ends with a problem, and what had come is kept and sent on', async () => {
    test.vendor.respondWith(stream(chatChoice({ content: 'Half a' })));
    const id = await test.createSession(member);
    const events = await test.stream(member, id, 'Hello');
    expect(events.map(({ name }) => name)).toEqual(['delta', 'error']);
    expect(events.at(-1)?.data).toMatchObject({ status: 502, code: 'provider_failed' });
    expect((await test.read(member, id)).messages[0]).toMatchObject({
      content: 'Half a',
      status: 'truncated',
    });
    test.vendor.respondWith(json(completion('ok')));
    await test.say(member, id, 'Go on');
    expect(sent(-1).messages[1]).toEqual({ role: 'assistant', content: 'Half a' });
  });

  it.each([
    ['no choices', json({ choices: [] })],
    ['no JSON', json('<html>')],
    ['an error in a good reply', json({ error: { message: 'Overloaded' } })],
    ['a broken stream', stream(event('{"choices":'))],
  ])('that is answered with %s harms nothing', async (_case, respond) => {
    test.vendor.respondWith(respond);
    const id = await test.createSession(member);
    const whole = await test.say(member, id, 'Hello');
    const url = `/api/chat/sessions/${id}/messages`;
    const payload = { content: 'Hello', stream: true };
    const streamed = await test.post(member, url, payload);
    expect([whole.statusCode, streamed.statusCode]).toEqual([whole.statusCode === 200 ? 200 : 502, 502]);
    expect(await test.read(member, id)).toMatchObject({ busy: false });
  });
});

describe('a second message', () => {
  it('meanwhile is refused, and taken afterwards', async () => {
    const { respond, resume } = pausedStream(chatChoice({ content: 'Wait' }), (response) =>
      response.end([chatChoice({}, 'stop'), DONE].join('')),
    );
    test.vendor.respondWith(respond);
    const id = await test.createSession(member);
    const url = `/api/chat/sessions/${id}/messages`;
    const first = test.post(member, url, { content: 'One', stream: true });
    await expect.poll(() => test.vendor.received.length).toBe(1);
    const second = await test.say(member, id, 'Two');
    expect([second.statusCode, second.json().code]).toEqual([409, 'session_busy']);
    expect(await test.read(member, id)).toMatchObject({ busy: true });
    resume();
    expect((await first).body).toContain('event: completed');
    test.vendor.respondWith(json(completion('ok')));
    expect((await test.say(member, id, 'Two')).statusCode).toBe(200);
  });

  it('of many at once one is sent', async () => {
    test.vendor.respondWith(json(completion('ok')));
    const id = await test.createSession(member);
    const replies = await Promise.all(Array.from({ length: 20 }, () => test.say(member, id, 'Hi')));
    const codes = replies.map(({ statusCode }) => statusCode);
    expect(new Set(codes)).toEqual(new Set([200, 409]));
    expect(test.vendor.received).toHaveLength(codes.filter((code) => code === 200).length);
  });
});

describe('where Groq is down', () => {
  const downUntil = (path: string) => (received: { path: string }) => received.path.startsWith(path);
  it.each([
    ['Gemini', '/gemini', 'gemini', 2],
    ['OpenRouter', '/openrouter', 'openrouter', 3],
  ])('%s answers', async (_name, path, provider, attempts) => {
    const url = `/api/organizations/${member.organizationId}`;
    const payload = { fallbackOrder: ['groq', 'gemini', 'openrouter'] };
    expect((await test.put(member, url, payload)).statusCode).toBe(200);
    const isUp = downUntil(path);
    test.vendor.respondWith((response, received) => {
      const respond = isUp(received) ? json(completion('Here')) : json({ error: { message: 'Down' } }, 503);
      return respond(response, received);
    });
    const id = await test.createSession(member, {});
    expect((await test.say(member, id, 'Hello')).json()).toMatchObject({ provider, attempts });
  });

  it('and all others, it is said', async () => {
    test.vendor.respondWith(json({ error: { message: 'Down' } }, 503));
    const id = await test.createSession(member, {});
    const reply = await test.say(member, id, 'Hello');
    expect([reply.statusCode, reply.json().code]).toEqual([502, 'provider_failed']);
  });
});

describe('what an organization does not want to be kept', () => {
  it('is not', async () => {
    const id = await test.createSession(member);
    await member.as.tenant.run((tx) => tx.execute(`update organizations set call_texts = 'none'`));
    const replies = [
      await test.say(member, id, 'Hello'),
      await test.post(member, '/api/chat/sessions', {}),
      await test.post(member, '/api/chat', { message: 'Hi' }),
    ];
    expect(replies.map((reply) => [reply.statusCode, reply.json().code])).toEqual(
      Array(3).fill([422, 'storage_disabled']),
    );
    expect(test.vendor.received).toEqual([]);
  });
});

it('a program asks with one request', async () => {
  test.vendor.respondWith(json(completion('Yes.')));
  const ask = (payload: object) => test.post(member, '/api/chat', payload);
  const first = await ask({ message: 'Are you there?' });
  expect(first.json()).toMatchObject({ reply: 'Yes.', provider: 'gemini', sessionId: expect.any(String) });
  const { sessionId } = first.json();
  expect((await ask({ message: 'Still?', sessionId })).json().sessionId).toBe(sessionId);
  expect(sent(-1).messages).toHaveLength(3);
});

it('a program that gets no reply leaves no session', async () => {
  test.vendor.respondWith(json({ error: { message: 'Down' } }, 503));
  const reply = await test.post(member, '/api/chat', { message: 'Hi' });
  expect(reply.statusCode).toBe(502);
  const sessions = await member.as.tenant.run((tx) => tx.$count(chatSessions));
  expect(sessions).toBe(0);
});

it('a model that nobody knows is not found', async () => {
  const id = await test.createSession(member, { model: 'nobodys-model' });
  const reply = await test.say(member, id, 'Hello');
  expect([reply.statusCode, reply.json().code]).toEqual([404, 'model_not_found']);
  expect(await test.read(member, id)).toMatchObject({ messageCount: 0, busy: false });
});
