import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { beginStream, json, pausedStream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_USAGE, chatChoice, DONE } from '@refinery/relay/relay/testing/wire.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';
import { openChatApp } from './testing/chat-app.ts';
import { readEvents } from './testing/read-events.ts';

const LEASE_MS = 30_000;
const clock = new TestClock();
const test = fixture((services) => openChatApp(services, { clock }));
let origin: string;
let member: Member;
beforeAll(async () => {
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});

beforeEach(async () => {
  test.vendor.received.length = 0;
  member = await test.newMember();
});

const END = [chatChoice({ content: ' and the rest' }), chatChoice({}, 'stop'), CHAT_USAGE, DONE].join('');
const completion = (content: string) => ({
  id: 'chatcmpl-1',
  model: 'llama-test-1',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
});
const pathOf = (id: string) => `/api/chat/sessions/${id}/messages`;

/** Sends a message over a connection that can be left. */
function begin(sessionId: string, payload: object, key?: string) {
  const left = new AbortController();
  const reply = fetch(origin + pathOf(sessionId), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${test.app.jwt.sign({ sid: member.sessionId })}`,
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify(payload),
    signal: left.signal,
  });
  return { reply, leave: () => left.abort() };
}

async function open(sessionId: string, payload: object, key?: string) {
  const { reply, leave } = begin(sessionId, payload, key);
  return { reply: await reply, leave };
}

const lastMessages = async (id: string) =>
  (await test.read(member, id)).messages.map(({ content, status }) => [content, status]);
const isFree = (id: string) => expect.poll(async () => (await test.read(member, id)).busy).toBe(false);
const statusesOfCalls = async () => {
  await test.ctx.ledger.settled();
  const rows = await member.as.tenant.run((tx) =>
    tx.select().from(modelCalls).where(eq(modelCalls.organizationId, member.organizationId)),
  );
  return rows.map(({ status }) => status);
};

describe('who leaves in the middle', () => {
  it('ends the call, and finds what had come', async () => {
    const { respond } = pausedStream(chatChoice({ content: 'The first half' }), () => undefined);
    test.vendor.respondWith(respond);
    const id = await test.createSession(member);
    const { reply, leave } = await open(id, { content: 'Hello', stream: true });
    await reply.body?.getReader().read();
    leave();
    await isFree(id);
    expect(await lastMessages(id)).toEqual([
      ['The first half', 'cancelled'],
      ['Hello', 'completed'],
    ]);
    expect(await statusesOfCalls()).toEqual(['cancelled']);
  });

  it.each([true, false])(
    'before anything came finds the message without a reply; streamed: %s',
    async (streamed) => {
      test.vendor.respondWith(() => new Promise(() => undefined));
      const id = await test.createSession(member);
      const { reply, leave } = begin(id, { content: 'Hello', stream: streamed });
      await expect.poll(() => test.vendor.received.length).toBe(1);
      leave();
      await expect(reply).rejects.toThrow();
      await isFree(id);
      expect(await lastMessages(id)).toEqual([['Hello', 'cancelled']]);
    },
  );

  it('with an Idempotency-Key gets the whole reply when they ask again, and it is paid once', async () => {
    const { respond, resume } = pausedStream(chatChoice({ content: 'The first half' }), (response) =>
      response.end(END),
    );
    test.vendor.respondWith(respond);
    const id = await test.createSession(member);
    const { reply, leave } = await open(id, { content: 'Hello', stream: true }, 'once');
    await reply.body?.getReader().read();
    leave();
    const early = await open(id, { content: 'Hello', stream: true }, 'once');
    expect(await early.reply.json()).toMatchObject({ code: 'idempotency_in_progress' });
    resume();
    await isFree(id);
    const again = await open(id, { content: 'Hello', stream: true }, 'once');
    expect(again.reply.headers.get('idempotency-replayed')).toBe('true');
    const events = readEvents(await again.reply.text());
    expect(events.map(({ name }) => name)).toEqual(['delta', 'completed']);
    expect(events[0]?.data).toEqual({ text: 'The first half and the rest' });
    expect(test.vendor.received).toHaveLength(1);
  });
});

describe('an Idempotency-Key', () => {
  it('gives the stored reply, also of a whole request', async () => {
    test.vendor.respondWith(json(completion('ok')));
    const id = await test.createSession(member);
    const replies = [1, 2].map(() => test.say(member, id, 'Hello', { 'idempotency-key': 'a' }));
    const [first, second] = await Promise.all(replies);
    const third = await test.say(member, id, 'Hello', { 'idempotency-key': 'a' });
    // The second one came while the first one ran, or behind it.
    for (const reply of [first, second]) expect([200, 409]).toContain(reply?.statusCode);
    expect(third.statusCode).toBe(200);
    expect(third.json().message.content).toBe('ok');
    expect(test.vendor.received).toHaveLength(1);
  });

  it('is free again where no reply came', async () => {
    test.vendor.respondWith(json({ error: { message: 'Down' } }, 503));
    const id = await test.createSession(member);
    const send = () => test.say(member, id, 'Hello', { 'idempotency-key': 'b' });
    expect((await send()).statusCode).toBe(502);
    test.vendor.respondWith(json(completion('ok')));
    expect((await send()).statusCode).toBe(200);
  });

  it('of a program makes one session', async () => {
    test.vendor.respondWith(json(completion('ok')));
    const ask = () => test.post(member, '/api/chat', { message: 'Hi' }, { 'idempotency-key': 'c' });
    const [first, second] = [await ask(), await ask()];
    expect(second.json()).toEqual(first.json());
    expect(test.vendor.received).toHaveLength(1);
  });
});

describe('a process that dies during a reply', () => {
  /** Another process on the same database. */
  const openOther = () => openTestApp(inject('services'), { clock, environment: test.environment });

  it('keeps its session for half a minute, then another one answers; its own late reply is not stored', async () => {
    const { respond, resume } = pausedStream(chatChoice({ content: 'Late' }), (response) =>
      response.end(END),
    );
    test.vendor.respondWith(respond);
    const id = await test.createSession(member);
    const { reply } = await open(id, { content: 'One', stream: true }, 'dead');
    const reader = reply.body?.getReader();
    await reader?.read();

    const other = await openOther();
    const post = (payload: object, headers: Record<string, string> = {}) =>
      other.post(member, pathOf(id), payload, headers);
    const say = (content: string) => post({ content });
    test.vendor.respondWith(json(completion('ok')));
    expect((await say('Two')).json().code).toBe('session_busy');
    clock.advance(LEASE_MS + 1);
    // Nobody knows whether the first one was answered, so it is not sent again.
    const again = await post({ content: 'One', stream: true }, { 'idempotency-key': 'dead' });
    expect([again.statusCode, again.json().code]).toEqual([502, 'provider_failed']);
    expect((await say('Two')).statusCode).toBe(200);
    const body = JSON.parse(String(test.vendor.received.at(-1)?.body));
    expect(body.messages).toEqual([{ role: 'user', content: 'Two' }]);

    resume();
    const rest: string[] = [];
    for (let piece = await reader?.read(); piece?.value; piece = await reader?.read())
      rest.push(Buffer.from(piece.value).toString());
    expect(readEvents(rest.join('')).at(-1)).toMatchObject({
      name: 'error',
      data: { code: 'service_unavailable' },
    });
    expect(await lastMessages(id)).toEqual([
      ['ok', 'completed'],
      ['Two', 'completed'],
      ['One', 'failed'],
    ]);
    await other.close();
  });

  it('of two processes one answers at a time', async () => {
    const other = await openOther();
    test.vendor.respondWith(json(completion('ok')));
    const id = await test.createSession(member);
    const request = { method: 'POST', url: pathOf(id), payload: { content: 'Hi' } } as const;
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => (turn % 2 ? test : other).send(member, request)),
    );
    const answered = replies.filter(({ statusCode }) => statusCode === 200).length;
    expect(replies.every(({ statusCode }) => statusCode === 200 || statusCode === 409)).toBe(true);
    expect(test.vendor.received).toHaveLength(answered);
    expect(await test.read(member, id)).toMatchObject({ messageCount: 2 * answered, busy: false });
    await other.close();
  });
});

it('a process that stops stores what had come, and says so', async () => {
  const leaving = await openChatApp(inject('services'), {});
  const { respond } = pausedStream(chatChoice({ content: 'Half' }), () => undefined);
  leaving.vendor.respondWith(respond);
  const person = await leaving.newMember();
  const id = await leaving.createSession(person);
  const url = await leaving.app.listen({ host: '127.0.0.1', port: 0 });
  const token = leaving.app.jwt.sign({ sid: person.sessionId });
  const reply = await fetch(url + pathOf(id), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ content: 'Hello', stream: true }),
  });
  const text = reply.text();
  leaving.stop();
  expect(readEvents(await text).at(-1)).toMatchObject({
    name: 'error',
    data: { status: 503, code: 'service_unavailable' },
  });
  await leaving.ctx.background.settled();
  expect((await leaving.read(person, id)).messages[0]).toMatchObject({
    content: 'Half',
    status: 'cancelled',
  });
  await leaving.close();
});

it('a reader that takes nothing holds up the vendor', async () => {
  const sent = { bytes: 0, isOpen: true };
  const piece = chatChoice({ content: 'x'.repeat(16_000) });
  test.vendor.respondWith((response) => {
    beginStream(response);
    response.once('close', () => {
      sent.isOpen = false;
    });
    const write = () => {
      while (sent.isOpen && response.write(piece)) sent.bytes += piece.length;
      if (sent.isOpen) response.once('drain', write);
    };
    write();
  });
  const id = await test.createSession(member);
  const { reply, leave } = await open(id, { content: 'Hello', stream: true });
  expect(reply.status).toBe(200);
  let before = -1;
  await expect
    .poll(
      () => {
        const isStill = before === sent.bytes;
        before = sent.bytes;
        return isStill;
      },
      { interval: 300 },
    )
    .toBe(true);
  expect(sent.bytes).toBeLessThan(32 * 1024 * 1024);
  leave();
  await isFree(id);
  await expect.poll(() => sent.isOpen).toBe(false);
});
